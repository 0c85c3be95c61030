"""Correcting an encounter already noted: at the desk, or from the telephone that noted it.

Who she is, is corrected on her own page; a reticence heard cannot be: nothing links it to the encounter.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.outreach import policies
from filrouge.outreach.events import EncounterCorrected
from filrouge.outreach.models import Acquaintance, Encounter, Outing
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.gathering import gathered
from filrouge.shared.rights import must_hit, require

from .encounters import Heard, check_lists, check_moment, columns_of, commune_of
from .grounds import Ground
from .tallies import count_encounters
from .traces import about


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """All that may be corrected, as it should read from now on."""

    at: datetime
    outing: Outing | None
    heard: Heard
    age_band: str = ""
    sex: str = ""


class ChangedMeanwhile(ValidationError):
    """Somebody corrected it since it was read: nothing is written over unseen."""


def correct_encounter(
    *, by: User, encounter: Encounter, corrected: Corrected, base: str | None = None
) -> None:
    """By the team that noted it, until it is part of somebody's file. `base`: the version its author was reading.

    Raises PermissionDenied, ValidationError, ChangedMeanwhile.
    """
    require(policies.can_correct_encounter(by, encounter), refusal(encounter))
    one = _locked(encounter)
    if base is not None and base != one.version:
        raise ChangedMeanwhile(
            _("Quelqu’un l’a corrigée pendant que vous écriviez. Relisez, puis enregistrez.")
        )
    check_moment(one.project, corrected.at, corrected.outing)
    check_lists(Ground(by, one.organisation, one.project).lines, corrected.heard)
    promised = (one.next_step_id, one.next_step_on)
    _write(one, by, corrected)
    gathered(count_encounters, [one.pk])
    if one.acquaintance_id:
        _follow(one.acquaintance_id, one, promised)
    publish(EncounterCorrected(encounter_id=one.pk, **about(by, one)))


def _locked(encounter: Encounter) -> Encounter:
    """Raises Missed if it became part of a file, or was dropped, since it was loaded."""
    same = Encounter.objects.told().filter(pk=encounter.pk, person=None)
    beside = same.select_related("project", "organisation", "outing__place")
    found = beside.select_for_update(of=("self",), no_key=True).first()
    must_hit(1 if found else 0)
    assert found is not None
    return found


def _write(one: Encounter, by: User, corrected: Corrected) -> None:
    if corrected.outing != one.outing:
        one.commune_code = commune_of(corrected.outing) or one.commune_code
    columns = {
        **columns_of(corrected.heard),
        "at": corrected.at,
        "outing": corrected.outing,
        "age_band": corrected.age_band,
        "sex": corrected.sex,
        "corrected_by": by,
        "corrected_at": clock.now(),
    }
    for name, value in columns.items():
        setattr(one, name, value)
    one.save(update_fields=["commune_code", *columns])


def _follow(acquaintance_id: UUID, encounter: Encounter, promised: tuple[int | None, date | None]) -> None:
    """When she was met last, and what comes next if this encounter is the one that says it and says otherwise."""
    latest = (
        Encounter.objects.told().filter(acquaintance=acquaintance_id).order_by("-at", "-created_at").first()
    )
    assert latest is not None
    kept: dict[str, object] = {"last_met_at": latest.at}
    if latest == encounter and (encounter.next_step_id, encounter.next_step_on) != promised:
        kept |= {"next_step": encounter.next_step_id, "next_step_on": encounter.next_step_on}
    must_hit(Acquaintance.objects.filter(pk=acquaintance_id).update(**kept))


def refusal(encounter: Encounter) -> str:
    if encounter.person_id:
        return _(
            "Cette personne l’a relue avec vous : elle fait partie de son dossier, et ne se réécrit plus."
        )
    return _("Seule l’équipe qui a noté cette rencontre peut la corriger.")
