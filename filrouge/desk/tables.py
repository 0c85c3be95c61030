"""The tables of the coordinator's view, as `FigureTable` asks for them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.words import words_of
from filrouge.shared.nouns import capitalised
from filrouge.shared.ui.tables import Column, FigureTable, link

from .queries.coordination import Overview


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
                team.without_referent,
                team.silent,
                team.without_next,
            ]
            for team in overview.teams
        ],
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
