"""Who recognises which badge, and where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from filrouge.reference.models import Commune, FrameworkSkill
from filrouge.shared.ui.maps import TerritoryMap, territory
from filrouge.skills.models import BadgeClass, Endorsement

MOST = 200  # of one page: a territory at a time
RELATED = ("badge_class__organisation", "organisation", "structure")


@dataclass(frozen=True)
class Recognised:
    """`number`: of its commune on the map; 0 when it has no point."""

    endorsement: Endorsement
    commune: str
    number: int


@dataclass(frozen=True)
class Recognition:
    """`departments`: code and how many, of everything; `lines`: of the one asked for."""

    lines: Sequence[Recognised]
    departments: Sequence[tuple[str, int]]
    map: TerritoryMap
    more: bool


def endorsements_of(class_id: UUID) -> list[Endorsement]:
    found = Endorsement.objects.in_force().filter(badge_class=class_id)
    return list(found.select_related(*RELATED).order_by("signed_at", "pk")[:MOST])


def aligned_of(badge_class: BadgeClass) -> FrameworkSkill | None:
    """The skill of a framework that it names, when the asker may read it."""
    if badge_class.aligned_id is None:
        return None
    return FrameworkSkill.objects.select_related("framework").filter(pk=badge_class.aligned_id).first()


def recognition(department: str = "") -> Recognition:
    """Two queries and the communes."""
    everything = list(
        Endorsement.objects.in_force().values_list("organisation__commune_code", "structure__commune_code")
    )
    counted = Counter(department_of(one or other or "") for one, other in everything)
    found = Endorsement.objects.in_force().select_related(*RELATED).order_by("-signed_at", "pk")
    if department:
        mine = [code for pair in everything for code in pair if code and department_of(code) == department]
        found = found.filter(organisation__commune_code__in=mine) | found.filter(
            structure__commune_code__in=mine
        )
    listed = list(found[: MOST + 1])
    codes = Counter(one.body.commune_code for one in listed[:MOST])
    communes = {one.pk: one for one in Commune.objects.filter(pk__in=[code for code in codes if code])}
    drawn = territory(list(communes.values()), codes)
    numbers = {point.place.pk: point.number for point in drawn.points}
    return Recognition(
        [_line(one, communes, numbers) for one in listed[:MOST]],
        sorted((code, count) for code, count in counted.items() if code),
        drawn,
        len(listed) > MOST,
    )


def department_of(commune_code: str) -> str:
    return commune_code[: 3 if commune_code.startswith(("97", "98")) else 2]


def _line(one: Endorsement, communes: dict[str, Any], numbers: dict[str, int]) -> Recognised:
    code = one.body.commune_code
    return Recognised(one, communes[code].name if code in communes else "", numbers.get(code, 0))
