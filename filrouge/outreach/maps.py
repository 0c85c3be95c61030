"""The territory as a drawing: numbered points on blank paper, the names beside in a table. No tiles: nobody
else learns where a team goes, and it prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from uuid import UUID

from .models import Place

WIDTH, HEIGHT, MARGIN = 640, 400, 36
LEAST_SPAN = 0.05  # degrees: about 5 km, so that a single square does not fill the map
SMALLEST, LARGEST = 11, 24


@dataclass(frozen=True)
class Point:
    number: int
    place: Place
    outings: int
    x: int
    y: int
    radius: int

    @property
    def ring(self) -> int:
        return self.radius + 5


@dataclass(frozen=True)
class TerritoryMap:
    width: int
    height: int
    points: Sequence[Point]


def territory(places: Sequence[Place], outings: dict[UUID, int]) -> TerritoryMap:
    """Places that have a point, numbered in the order given; larger where more outings went."""
    located = [place for place in places if place.latitude is not None and place.longitude is not None]
    if not located:
        return TerritoryMap(WIDTH, HEIGHT, ())
    frame = _Frame(located)
    most = max(outings.values(), default=0) or 1
    points = [
        Point(number, place, count, *frame.where(place), _radius(count, most))
        for number, place in enumerate(located, start=1)
        for count in [outings.get(place.pk, 0)]
    ]
    return TerritoryMap(WIDTH, HEIGHT, points)


class _Frame:
    """Fits what is seen in the drawing; a degree of longitude is shorter than one of latitude."""

    def __init__(self, places: Sequence[Place]) -> None:
        latitudes = [float(place.latitude or 0) for place in places]
        longitudes = [float(place.longitude or 0) for place in places]
        self.top, self.start = max(latitudes), min(longitudes)
        self.shrink = cos(radians(sum(latitudes) / len(latitudes)))
        tall = max(self.top - min(latitudes), LEAST_SPAN)
        wide = max((max(longitudes) - self.start) * self.shrink, LEAST_SPAN)
        self.scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / tall)
        used_x, used_y = (max(longitudes) - self.start) * self.shrink, self.top - min(latitudes)
        self.left = (WIDTH - used_x * self.scale) / 2
        self.above = (HEIGHT - used_y * self.scale) / 2

    def where(self, place: Place) -> tuple[int, int]:
        x = self.left + (float(place.longitude or 0) - self.start) * self.shrink * self.scale
        y = self.above + (self.top - float(place.latitude or 0)) * self.scale
        return round(x), round(y)


def _radius(count: int, most: int) -> int:
    return round(SMALLEST + (LARGEST - SMALLEST) * (count / most) ** 0.5) if count else SMALLEST
