"""Encounters noted on a telephone, and what it carries away to note them: outings, lists, who was met lately."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import Sex
from filrouge.people.queries.places import places_of
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.sync.merging import merged, told_changes, version_of
from filrouge.sync.registry import Applied, Asked, Conflicted, Outcome, Part, Refused, carried, handler

from .actions.corrections import Corrected, correct_encounter, refusal
from .actions.encounters import Checked, Felt, Heard, Who, checked_encounter, write_encounters
from .actions.grounds import Day, Found
from .models import Acquaintance, AgeBand, BroughtBy, Choice, Encounter, Outing, Reticence
from .noted import JOINS, LABELS, Noted, Said, changes_of, read, say, written

BEFORE, AHEAD = timedelta(days=1), timedelta(days=7)
MOST_OUTINGS = 60
MET_LATELY = timedelta(days=30)
MOST_MET = 100
FOUND = "what the encounters of a day have in common"
NOTED = "the encounters that are not written yet"


def tell(asked: Asked) -> list[tuple[str, str]]:
    """Bar the reticences: they are counted, never read in someone's note."""
    noted = read(Noted, asked.payload)
    labels = dict(Choice.objects.filter(pk__in=[*noted.needs, *noted.helps]).values_list("pk", "label"))
    lines = [
        (_("qui"), noted.nickname or noted.given_name or str(noted.identification.label)),
        (_("besoins exprimés"), ", ".join(labels.get(one, "") for one in noted.needs)),
        (_("aides données sur place"), ", ".join(labels.get(one, "") for one in noted.helps)),
        (_("en quelques mots"), noted.note),
    ]
    return [(label, value) for label, value in lines if value]


def look_up(by: User, encounters: Sequence[Asked]) -> None:
    """What the encounters of a day have in common: which of them and of the people met are known already."""
    del by
    ids = {one for asked in encounters if (one := _uuid(asked.client_id))}
    people = {one for asked in encounters if (one := _uuid(asked.payload.get("acquaintance")))}
    if encounters:
        encounters[0].seen[FOUND] = Found(ids, people)


def write(by: User, seen: dict[Any, Any]) -> None:
    """Those noted since the last time, together."""
    if noted := seen.pop(NOTED, None):
        write_encounters(by=by, noted=noted)


@handler(
    "outreach.encounter",
    schema=1,
    label=gettext_lazy("Rencontre"),
    tell=tell,
    prepare=look_up,
    finish=write,
)
def encounter(by: User, asked: Asked) -> Outcome:
    """The operation's id becomes the encounter's: random, and the same however often it is told."""
    said = read(Noted, asked.payload)
    client_id = _id_of(asked)
    ground = _ground(by, asked, said.organisation)
    if known := ground.encounter(client_id):
        return _applied(known)
    noted = checked_encounter(
        ground=ground,
        at=asked.at,
        outing=asked.once(("outing", said.outing), lambda: _outing(by, said.outing)),
        who=_who(said),
        heard=_heard(said),
        reticences=[Felt(**one.model_dump()) for one in said.reticences],
        client_id=client_id,
    )
    outcome = _applied(noted.encounter)
    waiting: list[Checked] = asked.once(NOTED, list)
    waiting.append(noted)
    if noted.acquaintance:
        ground.met(noted.acquaintance)
    return outcome


def tell_correction(asked: Asked) -> list[tuple[str, str]]:
    return told_changes(changes_of(asked.changes), LABELS, say)


@handler(
    "outreach.encounter_correction",
    schema=1,
    label=gettext_lazy("Rencontre corrigée"),
    tell=tell_correction,
    say=say,
)
def correct(by: User, asked: Asked) -> Outcome:
    """Field by field; what the team changed here meanwhile waits for a choice, the rest is written."""
    ground = _ground(by, asked, asked.payload.get("organisation"))
    require(ground.is_open, _("Cette rencontre est celle d’une équipe dont son auteur·rice n’est plus."))
    told = Encounter.objects.told().filter(organisation=ground.organisation)
    beside = told.select_related("project", "organisation", "outing__place")
    locked = beside.select_for_update(of=("self",), no_key=True)
    one = locked.filter(pk=asked.row_id).first() if asked.row_id else None
    if one is None:
        return Refused(_("Cette rencontre n’est plus ici : elle a été effacée, ou fait partie d’un dossier."))
    if one.person_id:
        return Refused(refusal(one))
    current, whose = written(one), (one.corrected_by_id, one.corrected_at)
    wanted, disputed = merged(changes_of(asked.changes), current, LABELS, JOINS)
    if wanted:
        correct_encounter(by=by, encounter=one, corrected=_corrected(by, one, {**current, **wanted}))
    if disputed:
        return Conflicted(disputed, *whose)
    return Applied(row_id=one.pk, version=version_of({**current, **wanted}))


@carried("places")
def places(by: User) -> Part:
    """For which team one notes."""
    return Part(
        [
            {"organisation": one.organisation.pk, "project": one.project.pk, "label": str(one)}
            for one in places_of(by)
        ]
    )


@carried("outings")
def outings(by: User) -> Part:
    """Yesterday's, today's, and those of the coming week."""
    now = clock.now()
    coming = (
        Outing.objects.visible_to(by).kept().filter(ends_at__gte=now - BEFORE, starts_at__lte=now + AHEAD)
    )
    found = coming.select_related("place").order_by("starts_at", "pk")[:MOST_OUTINGS]
    return Part([_carried(one) for one in found])


@carried("lists")
def lists(by: User) -> Part:
    """The lines of each project, in its own order; and what is the same for all."""
    projects = {one.project.pk: one.project for one in places_of(by)}
    return Part(
        {
            "projects": {pk: _lists_of(project) for pk, project in projects.items()},
            "age_band": _listed(AgeBand.choices),
            "sex": _listed(Sex.choices),
            "brought_by": _listed(BroughtBy.choices),
            "helped": _listed(Reticence.Helped.choices),
        }
    )


@carried("met")
def met(by: User) -> Part:
    """Whom the team met lately and may meet again: how she is called, what was said to come next."""
    lately = Acquaintance.objects.of_teams(by).filter(last_met_at__gte=clock.now() - MET_LATELY)
    found = lately.select_related("next_step").order_by("-last_met_at", "pk")[:MOST_MET]
    return Part([_acquainted(one) for one in found])


def _applied(one: Encounter) -> Applied:
    return Applied(row_id=one.pk, version=version_of(written(one)))


def _uuid(said: object) -> UUID | None:
    try:
        return UUID(str(said))
    except ValueError:
        return None


def _id_of(asked: Asked) -> UUID:
    found = _uuid(asked.client_id)
    if found is None:
        raise ValidationError(_("Le serveur n’arrive pas à lire cette note."))
    return found


def _ground(by: User, asked: Asked, organisation: object) -> Day:
    """Of this team in this project; the same for all the encounters of one exchange."""
    project = asked.once(("project", asked.project_id), lambda: _project(asked))
    team = asked.once(("organisation", organisation), lambda: _organisation(organisation))
    found = asked.once(FOUND, Found)
    return asked.once(("ground", team.pk, project.pk), lambda: Day(by, team, project, found))


def _corrected(by: User, one: Encounter, values: dict[str, Any]) -> Corrected:
    said = read(Said, values)
    outing = one.outing if said.outing == one.outing_id else _outing(by, said.outing)
    return Corrected(at=one.at, outing=outing, heard=_heard(said), age_band=said.age_band, sex=said.sex)


def _who(noted: Noted) -> Who:
    names = ("nickname", "given_name", "family_name", "phone", "age_band", "sex", "language")
    said = {name: str(getattr(noted, name)) for name in names}
    return Who(identification=noted.identification, acquaintance_id=noted.acquaintance, **said)


def _heard(said: Said) -> Heard:
    names = ("needs", "helps", "next_step", "next_step_on", "brought_by", "note")
    return Heard(**{name: getattr(said, name) for name in names})


def _project(asked: Asked) -> Project:
    found = Project.objects.filter(pk=asked.project_id).first() if asked.project_id else None
    if found is None:
        raise ValidationError(_("Le projet de cette rencontre n’existe plus."))
    return found


def _organisation(pk: object) -> Organisation:
    found = Organisation.objects.filter(pk=pk).first() if isinstance(pk, int) else None
    if found is None:
        raise PermissionDenied(_("L’organisation de cette rencontre n’existe plus."))
    return found


def _outing(by: User, pk: UUID | None) -> Outing | None:
    """Cancelled meanwhile, or no longer shown: the encounter took place all the same."""
    return Outing.objects.visible_to(by).filter(pk=pk).select_related("place").first() if pk else None


def _carried(outing: Outing) -> dict[str, Any]:
    return {
        "id": str(outing.pk),
        "project": outing.project_id,
        "title": str(outing),
        "place": outing.place.name if outing.place else "",
        "starts_at": outing.starts_at,
        "ends_at": outing.ends_at,
    }


def _acquainted(one: Acquaintance) -> dict[str, Any]:
    return {
        "id": str(one.pk),
        "project": one.project_id,
        "organisation": one.organisation_id,
        "called": one.called,
        "next_step": one.next_step.label if one.next_step else "",
        "next_step_on": one.next_step_on,
        "last_met_at": one.last_met_at,
    }


def _lists_of(project: Project) -> dict[str, list[dict[str, Any]]]:
    offered: dict[str, list[dict[str, Any]]] = {}
    for one in Choice.objects.offered(project):
        offered.setdefault(one.list, []).append({"value": one.pk, "label": one.label})
    return offered


def _listed(choices: Iterable[Sequence[Any]]) -> list[dict[str, str]]:
    return [{"value": str(value), "label": str(label)} for value, label in choices]
