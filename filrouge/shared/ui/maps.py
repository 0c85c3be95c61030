"""The territory as a drawing: numbered points on blank paper, the names beside in a table. No tiles: nobody
else learns where a team goes, and it prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import cos, hypot, radians
from typing import Any, Protocol

WIDTH, HEIGHT, MARGIN = 640, 400, 36
LEAST_SPAN = 0.05  # degrees: about 5 km, so that a single square does not fill the map
SMALLEST, LARGEST = 11, 24
ROUNDS = 30  # enough for the places of one town


class Located(Protocol):
    """`pk`: what its weight is known by."""

    @property
    def pk(self) -> Any: ...
    @property
    def latitude(self) -> Any: ...
    @property
    def longitude(self) -> Any: ...


@dataclass(frozen=True)
class Point:
    number: int
    place: Any  # as it was given
    weight: int
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


def territory(places: Sequence[Located], weights: Mapping[Any, int]) -> TerritoryMap:
    """Places that have a point, numbered in the order given; the heavier, the larger."""
    located = [place for place in places if place.latitude is not None and place.longitude is not None]
    if not located:
        return TerritoryMap(WIDTH, HEIGHT, ())
    frame = _Frame(located)
    most = max(weights.values(), default=0) or 1
    points = [
        Point(number, place, count, *frame.where(place), _radius(count, most))
        for number, place in enumerate(located, start=1)
        for count in [weights.get(place.pk, 0)]
    ]
    return TerritoryMap(WIDTH, HEIGHT, _apart(points))


class _Frame:
    """Fits what is seen in the drawing; a degree of longitude is shorter than one of latitude."""

    def __init__(self, places: Sequence[Located]) -> None:
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

    def where(self, place: Located) -> tuple[int, int]:
        x = self.left + (float(place.longitude or 0) - self.start) * self.shrink * self.scale
        y = self.above + (self.top - float(place.latitude or 0)) * self.scale
        return round(x), round(y)


def _apart(points: list[Point]) -> list[Point]:
    """Places of one town would hide each other: those that touch are pushed apart, inside the drawing."""
    at = [[float(point.x), float(point.y)] for point in points]
    for _round in range(ROUNDS):
        for one, other in combinations(range(len(points)), 2):
            _push(at[one], at[other], points[one].ring + points[other].ring)
        for place, point in zip(at, points, strict=True):
            place[0] = min(max(place[0], point.ring), WIDTH - point.ring)
            place[1] = min(max(place[1], point.ring), HEIGHT - point.ring)
    return [replace(point, x=round(x), y=round(y)) for point, (x, y) in zip(points, at, strict=True)]


def _push(one: list[float], other: list[float], least: float) -> None:
    across, down = other[0] - one[0], other[1] - one[1]
    distance = hypot(across, down)
    if distance >= least:
        return
    if distance == 0:
        across, distance = 1.0, 1.0
    step = (least - distance) / 2 / distance
    for place, sign in ((one, -1), (other, 1)):
        place[0] += sign * across * step
        place[1] += sign * down * step


def _radius(count: int, most: int) -> int:
    return round(SMALLEST + (LARGEST - SMALLEST) * (count / most) ** 0.5) if count else SMALLEST
