"""The sheets of one referral, for the team: each version, how it came back, what is known of it since."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from filrouge.partners.models import (
    CORRECTED,
    ON_SHEETS,
    Filled,
    Happened,
    Referral,
    Said,
    Sheet,
    SheetChange,
    SheetReturn,
    SheetValue,
)
from filrouge.partners.referring.dossier import Dossier
from filrouge.partners.referring.saying import commune_of, languages_of, ways_of
from filrouge.shared import clock
from filrouge.shared.ui.dates import full_day

from .boxes import said_of


@dataclass(frozen=True)
class Version:
    """`returns`: the latest first, each with `waits`."""

    sheet: Sheet
    returns: Sequence[Any]


@dataclass(frozen=True)
class Folder:
    """`versions`: the latest first. `told`: what was accepted of the partner's answers, by field, the latest only."""

    versions: Sequence[Version]
    told: Sequence[SheetChange]

    @property
    def told_in_words(self) -> list[tuple[SheetChange, str]]:
        return [(one, said_of(one.field, one.value)) for one in self.told]


@dataclass(frozen=True)
class Compared:
    """One change: what left, what came back, what the record says today."""

    change: SheetChange
    sent: str
    came: str
    today: str


def folder_of(dossier: Dossier) -> Folder:
    """Three queries, within the asker's reach; none as long as no sheet was made."""
    referral = dossier.referral
    if not any(one.fact.kind == Happened.SHEET for one in dossier.facts):
        return Folder([], [])
    returns: dict[Any, list[SheetReturn]] = defaultdict(list)
    back = SheetReturn.objects.with_waiting().filter(sheet__referral=referral)
    for one in back.order_by("-at", "-pk"):
        returns[one.sheet_id].append(one)
    sheets = Sheet.objects.filter(referral=referral).order_by("-version")
    return Folder([Version(one, returns[one.pk]) for one in sheets], _told(referral))


def _told(referral: Referral) -> list[SheetChange]:
    accepted = SheetChange.objects.filter(returned__sheet__referral=referral, accepted=True)
    ordered = accepted.select_related("returned", "decided_by").order_by("decided_at", "pk")
    latest = {one.field: one for one in ordered}
    return [latest[code] for code in (*CORRECTED, *Filled) if code in latest]


def values_of(sheet: Sheet) -> Mapping[str, str]:
    """Within the asker's reach, so that a line may be missing: see `is_whole`."""
    return {one.field: one.value for one in SheetValue.objects.filter(sheet=sheet)}


def is_whole(sheet: Sheet, values: Mapping[str, str]) -> bool:
    """Whether the asker may read all that it says: nobody is given half a sheet."""
    return set(sheet.lines) <= set(values)


def compared(dossier: Dossier, returned: SheetReturn, values: Mapping[str, str]) -> list[Compared]:
    """`values`: of the sheet that came back."""
    order = [code for code, _label in ON_SHEETS]
    changes = sorted(returned.changes.select_related("decided_by"), key=lambda one: order.index(one.field))
    today = _today(dossier)
    return [
        Compared(
            one,
            sent=said_of(one.field, values.get(one.field, "")),
            came=said_of(one.field, one.value),
            today=today.get(one.field, ""),
        )
        for one in changes
    ]


def _today(dossier: Dossier) -> Mapping[str, str]:
    """What the record says now, by field."""
    referral = dossier.referral
    pathway = referral.pathway
    pathway.person, pathway.organisation = referral.person, referral.organisation
    meeting = pathway.next_appointment_at
    told = {one.field: said_of(one.field, one.value) for one in _told(referral)}
    return {
        **told,
        Said.REACH: " ; ".join(words for _key, words in ways_of(pathway)),
        Said.LANGUAGES: languages_of(pathway),
        Said.COMMUNE: commune_of(pathway),
        Filled.ANSWER: dossier.standing.sentence,
        Filled.MEETING: full_day(meeting, clock.today()) if meeting else _("aucun rendez-vous"),
    }
