"""Noting whom one met: thirty seconds, perhaps offline, and three things from one gesture: the encounter, its
tally for counting, and the reticences heard, which nothing links to the two others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.events import EncounterNoted
from filrouge.outreach.models import (
    Acquaintance,
    Choice,
    Encounter,
    Identification,
    Outing,
    Reticence,
)
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.gathering import gathered
from filrouge.shared.phones import normalise_phone
from filrouge.shared.rights import must_hit, require

from .grounds import Ground, Lines
from .tallies import channel_of, count_encounters
from .traces import about


@dataclass(frozen=True, kw_only=True)
class Who:
    """Of the person met, what she let be noted. `acquaintance_id`: someone met before, or the id that a phone
    gave to someone new while it had no network. `phone` as it was said."""

    identification: str = Identification.ANONYMOUS
    acquaintance_id: UUID | None = None
    nickname: str = ""
    given_name: str = ""
    family_name: str = ""
    phone: str = ""
    age_band: str = ""
    sex: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What was said and done. `needs`, `helps`, `next_step`: lines of the project's lists (`Choice`)."""

    needs: Sequence[int] = ()
    helps: Sequence[int] = ()
    next_step: int | None = None
    next_step_on: date | None = None
    brought_by: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Felt:
    """A reticence heard, the reply tried, whether it helped: counted apart, with no link to who said it."""

    reticence: int
    reply: int | None = None
    helped: str = ""


@dataclass(frozen=True)
class Checked:
    """An encounter about to be written, and what is written with it. `acquaintance`: as she is from now on."""

    encounter: Encounter
    acquaintance: Acquaintance | None
    reticences: Sequence[Reticence]


def note_encounter(
    *,
    by: User,
    project: Project,
    organisation: Organisation,
    at: datetime,
    outing: Outing | None = None,
    commune_code: str = "",
    who: Who | None = None,
    heard: Heard | None = None,
    reticences: Sequence[Felt] = (),
) -> Encounter:
    """`commune_code` is that of the outing's place when left out. Raises PermissionDenied, ValidationError."""
    noted = checked_encounter(
        ground=Ground(by, organisation, project),
        at=at,
        outing=outing,
        commune_code=commune_code,
        who=who or Who(),
        heard=heard or Heard(),
        reticences=reticences,
    )
    write_encounters(by=by, noted=[noted])
    return noted.encounter


def checked_encounter(
    *,
    ground: Ground,
    at: datetime,
    outing: Outing | None,
    who: Who,
    heard: Heard,
    reticences: Sequence[Felt],
    commune_code: str = "",
    client_id: UUID | None = None,
) -> Checked:
    """What `write_encounters` may write, some tens at once. `client_id` becomes the encounter's id.

    Raises PermissionDenied, ValidationError.
    """
    require(ground.is_open, _("Cette équipe ne va pas à la rencontre ici."))
    check_moment(ground.project, at, outing)
    _check_identity(who)
    check_lists(ground.lines, heard, reticences)
    encounter = Encounter(
        **({"pk": client_id} if client_id else {}),
        project=ground.project,
        organisation=ground.organisation,
        outing=outing,
        commune_code=commune_code or commune_of(outing),
        at=at,
        identification=who.identification,
        age_band=who.age_band,
        sex=who.sex,
        noted_by=ground.by,
        **columns_of(heard),
    )
    encounter.acquaintance = _acquaintance(encounter, who, ground)
    return Checked(encounter, encounter.acquaintance, _reticences(ground.project, outing, at, reticences))


def write_encounters(*, by: User, noted: Sequence[Checked]) -> None:
    """Someone met twice is written once, as her last encounter left her."""
    people = {one.acquaintance.pk: one.acquaintance for one in noted if one.acquaintance}
    known = [one for one in people.values() if not one._state.adding]
    Acquaintance.objects.bulk_create(one for one in people.values() if one._state.adding)
    for one in known:
        one.save()
    Encounter.objects.bulk_create(one.encounter for one in noted)
    Reticence.objects.bulk_create(felt for one in noted for felt in one.reticences)
    gathered(count_encounters, [one.encounter.pk for one in noted])
    for encounter in (one.encounter for one in noted):
        publish(
            EncounterNoted(
                encounter_id=encounter.pk,
                acquaintance_id=encounter.acquaintance_id,
                outing_id=encounter.outing_id,
                **about(by, encounter),
            )
        )


def columns_of(heard: Heard) -> dict[str, object]:
    return {
        "needs": list(heard.needs),
        "helps": list(heard.helps),
        "next_step_id": heard.next_step,
        "next_step_on": heard.next_step_on,
        "brought_by": heard.brought_by,
        "note": heard.note,
    }


# --- what cannot be ----------------------------------------------------------------------------------


def check_moment(project: Project, at: datetime, outing: Outing | None) -> None:
    if at > clock.now():
        raise ValidationError({"at": _("Cette rencontre n’a pas encore eu lieu.")})
    if outing and outing.project_id != project.pk:
        raise ValidationError({"outing": _("Cette action est celle d’un autre projet.")})


def _check_identity(who: Who) -> None:
    if who.identification == Identification.IDENTIFIED and not (who.given_name or who.acquaintance_id):
        raise ValidationError({"given_name": _("Il manque le prénom ; sinon, notez un surnom.")})
    if who.phone and normalise_phone(who.phone) is None:
        raise ValidationError({"phone": _("Ce numéro n’est pas complet : vérifiez-le avec la personne.")})


def check_lists(known: Lines, heard: Heard, reticences: Sequence[Felt] = ()) -> None:
    """Every line noted is of the right list and of this project, be it one that is no longer offered."""
    lists = Choice.List
    asked = {(lists.NEED, one) for one in heard.needs} | {(lists.HELP, one) for one in heard.helps}
    asked |= {(lists.RETICENCE, felt.reticence) for felt in reticences}
    asked |= {(lists.REPLY, felt.reply) for felt in reticences if felt.reply}
    asked |= {(lists.NEXT_STEP, heard.next_step)} if heard.next_step else set()
    if not asked <= known:
        raise ValidationError(_("Une des réponses choisies n’existe pas dans les listes de ce projet."))


# --- who it was --------------------------------------------------------------------------------------


def _acquaintance(encounter: Encounter, who: Who, ground: Ground) -> Acquaintance | None:
    """Whoever gave at least a nickname: found again, or new. The latest encounter gives her next step."""
    if who.identification == Identification.ANONYMOUS:
        return None
    known = ground.acquaintance(who.acquaintance_id) if who.acquaintance_id else None
    one = known or Acquaintance(
        **({"pk": who.acquaintance_id} if who.acquaintance_id else {}),
        project_id=encounter.project_id,
        organisation_id=encounter.organisation_id,
        last_met_at=encounter.at,
        created_by=encounter.noted_by,
    )
    _check_same_team(one, encounter)
    _learn(one, who)
    if not one.called:
        raise ValidationError(
            {"nickname": _("Il manque le prénom ou le surnom ; sinon, notez « sans nom ».")}
        )
    one.commune_code = one.commune_code or encounter.commune_code
    encounter.person_id = one.person_id
    if known is None or encounter.at >= one.last_met_at:
        one.last_met_at = encounter.at
        one.next_step_id, one.next_step_on = encounter.next_step_id, encounter.next_step_on
    return one


def _check_same_team(one: Acquaintance, encounter: Encounter) -> None:
    if (one.project_id, one.organisation_id) != (encounter.project_id, encounter.organisation_id):
        raise ValidationError(_("Cette personne a été rencontrée par une autre équipe."))


def _learn(one: Acquaintance, who: Who) -> None:
    """What is said now completes what was known; silence erases nothing."""
    said = {
        name: getattr(who, name)
        for name in ("nickname", "given_name", "family_name", "age_band", "sex", "language")
    }
    said["phone"] = (normalise_phone(who.phone) or "") if who.phone else ""
    for name, value in said.items():
        if value:
            setattr(one, name, value)
    if who.identification == Identification.IDENTIFIED or one.given_name:
        one.identification = Identification.IDENTIFIED


# --- what is counted ---------------------------------------------------------------------------------


def _reticences(
    project: Project, outing: Outing | None, at: datetime, reticences: Sequence[Felt]
) -> list[Reticence]:
    monday, _sunday = clock.week_of(timezone.localdate(at))
    return [
        Reticence(
            project=project,
            channel=channel_of(outing, ""),
            week=monday,
            reticence_id=felt.reticence,
            reply_id=felt.reply,
            helped=felt.helped,
        )
        for felt in reticences
    ]


def commune_of(outing: Outing | None) -> str:
    return outing.place.commune_code if outing and outing.place else ""


# --- afterwards --------------------------------------------------------------------------------------


def settle_next_step(*, by: User, acquaintance: Acquaintance) -> None:
    """It was done, or it will not be: nothing more is awaited of us."""
    require(policies.can_meet_again(by, acquaintance), refusal())
    mine = Acquaintance.objects.filter(pk=acquaintance.pk)
    must_hit(mine.update(next_step=None, next_step_on=None))


def refusal() -> str:
    return _("Seule l’équipe qui a rencontré cette personne peut le faire.")
