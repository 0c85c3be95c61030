"""The tables of the coordinator's view and of a week of contacts, as `FigureTable` asks for them."""

from collections.abc import Sequence
from datetime import date

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from filrouge.accounts.words import words_of
from filrouge.pathways.models import Contact
from filrouge.shared.addresses import address_with
from filrouge.shared.nouns import Noun, capitalised
from filrouge.shared.ui.dates import hour, short_day
from filrouge.shared.ui.tables import Column, FigureTable, Said, link
from filrouge.shared.ui.writing import html

from .queries.coordination import Load, Overview


def teams_table(overview: Overview) -> FigureTable:
    """Each name narrows the page to that organisation, each count opens its list."""
    here, people = f"?projet={overview.project.pk}", reverse("desk:caseload-index")
    return FigureTable(
        caption=_("Les organisations du projet"),
        columns=[
            Column(_("Organisation"), number=False),
            Column(capitalised(words_of(overview.project).say(count=2))),
            Column(_("Référent·es")),
            Column(_("Sans référent·e")),
            Column(_("Sans échange au-delà du rythme")),
            Column(_("Rien de prévu")),
        ],
        rows=[
            [
                link(f"{here}&organisation={team.organisation.pk}", team.organisation.name),
                link(f"{people}?de=organisation-{team.organisation.pk}", team.people),
                team.referents,
                team.alone,
                team.silent,
                team.without_next,
            ]
            for team in overview.teams
        ],
    )


def loads_table(overview: Overview) -> FigureTable:
    """Each referent's caseload; while all organisations are shown, under each name the one it is of."""
    people, alone = f"{reverse('desk:caseload-index')}?de=referent-", overview.chosen is not None
    return FigureTable(
        caption=_("Files actives, par organisation et par nom"),
        columns=[
            Column(_("Référent·e"), number=False),
            Column(capitalised(words_of(overview.project).say(count=2))),
            Column(_("Sans échange au-delà du rythme")),
            Column(_("Rien de prévu")),
        ],
        rows=[_load_row(load, f"{people}{load.user.pk}", alone=alone) for load in overview.loads],
    )


def _load_row(load: Load, people: str, *, alone: bool) -> list[Said]:
    under = "" if alone else html('<div class="small soft fw-normal">{}</div>', load.organisation.name)
    return [
        html("{}{}", link(people, f"{load.user.given_name} {load.user.family_name}"), under),
        html('<div><span class="nowrap">{} / {}</span>{}</div>', load.people, load.advised, _weight(load)),
        link(f"{people}&montrer=silence", load.silent) if load.silent else 0,
        link(f"{people}&montrer=sans-suite", load.without_next) if load.without_next else 0,
    ]


def _weight(load: Load) -> SafeString:
    """The places that these people take, when each does not take one; whether it is too much."""
    places = _("%(places)s places") % {"places": floatformat(load.places)}
    taken = html(' <span class="small soft nowrap">{}</span>', places) if load.places != load.people else ""
    return html(
        "{}{}", taken, html(' <span class="tag tag-warn">{}</span>', _("chargée")) if load.over else ""
    )


def stages_table(overview: Overview) -> FigureTable:
    return FigureTable(
        caption=_("Étapes du parcours, par organisation"),
        columns=[
            Column(_("Étape"), number=False),
            Column(_("Ensemble")),
            *(Column(organisation.name) for organisation in overview.organisations),
        ],
        rows=[[stage.label, stage.total, *stage.by_organisation] for stage in overview.stages],
    )


def contacts_table(contacts: Sequence[Contact], today: date, words: Noun) -> FigureTable:
    """Each name opens the history of contacts, where the texts are."""
    return FigureTable(
        caption=_("Les contacts de la semaine"),
        columns=[
            Column(capitalised(words.say()), number=False),
            Column(_("Quand"), number=False),
            Column(_("Comment"), number=False),
            Column(_("Résultat"), number=False),
            Column(_("Minutes")),
            Column(_("Noté par"), number=False),
        ],
        rows=[_contact_row(contact, today) for contact in contacts],
    )


def _contact_row(contact: Contact, today: date) -> list[Said]:
    at = timezone.localtime(contact.at)
    return [
        link(address_with("pathways:contacts-index", contact.pathway_id), contact.person.full_name),
        _("%(day)s, %(hour)s") % {"day": short_day(at, today), "hour": hour(at)},
        contact.get_channel_display(),
        contact.get_outcome_display(),
        contact.minutes or "",
        str(contact.user or ""),
    ]
