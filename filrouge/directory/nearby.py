"""Where a commune is, and how far something is from there."""

from collections.abc import Collection
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from django.db.models import Avg, ExpressionWrapper, F, FloatField, Q, Value
from django.db.models.functions import ASin, Cos, Power, Radians, Sin, Sqrt

from filrouge.reference.models import Commune

from .models import REACH_EVERYONE, Structure

EARTH = 6371.0  # km
KM_OF_A_DEGREE = 111.2


def serving(commune: Commune) -> Q:
    """Said to be for those who live there: of a commune or an intercommunality wherever its office is; of a whole
    department, only without an office to go to. A region is published as its departments."""
    there = Q(zone__overlap=[code for code in (commune.pk, commune.epci_id) if code])
    return there | Q(zone__overlap=[commune.department], commune_code="", latitude=None)


def zones_of(commune: Commune) -> list[str]:
    """Every code of a zone that holds this commune."""
    return [code for code in (commune.pk, commune.epci_id, commune.department, *REACH_EVERYONE) if code]


@dataclass(frozen=True)
class Around:
    """A commune and its point; without a point, distances are not known and only the commune itself is near."""

    commune: Commune
    latitude: float | None
    longitude: float | None

    @property
    def is_placed(self) -> bool:
        return self.latitude is not None

    def box(self, km: float) -> Q:
        """A square that holds the circle: what an index can read."""
        if self.latitude is None or self.longitude is None:
            return Q(commune_code=self.commune.pk)
        height = km / KM_OF_A_DEGREE
        width = height / max(cos(radians(self.latitude)), 0.01)
        inside = Q(
            latitude__range=(self.latitude - height, self.latitude + height),
            longitude__range=(self.longitude - width, self.longitude + width),
        )
        return inside | Q(latitude=None, commune_code=self.commune.pk)

    def distance(self) -> Any:
        """Kilometres as the crow flies (haversine); NULL where there is no point, 0 when the commune has none."""
        if self.latitude is None or self.longitude is None:
            return Value(0.0, output_field=FloatField())
        half_height = Radians(F("latitude") - self.latitude) / 2.0
        half_width = Radians(F("longitude") - self.longitude) / 2.0
        hav = Power(Sin(half_height), 2) + Value(cos(radians(self.latitude))) * Cos(
            Radians(F("latitude"))
        ) * Power(Sin(half_width), 2)
        return ExpressionWrapper(2 * EARTH * ASin(Sqrt(hav)), output_field=FloatField())


def around(commune: Commune) -> Around:
    """Its centre; else the middle of the structures that are there."""
    return around_each([commune])[commune.pk]


def around_each(communes: Collection[Commune]) -> dict[str, Around]:
    """The same for many, by code. One query at most."""
    points: dict[str, Any] = {commune.pk: commune.point for commune in communes}
    lost = [code for code, point in points.items() if point is None]
    if lost:
        there = Structure.objects.current().filter(commune_code__in=lost, latitude__isnull=False)
        middles = there.values("commune_code").annotate(y=Avg("latitude"), x=Avg("longitude"))
        points |= {code: (y, x) for code, y, x in middles.values_list("commune_code", "y", "x")}
    return {one.pk: Around(one, *(points[one.pk] or (None, None))) for one in communes}
