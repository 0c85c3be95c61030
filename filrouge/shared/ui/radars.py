"""A spider chart: how several things were seen, on up to ten axes, at several dates and by several eyes.

Drawn for grey paper: each view has its own dashes and its own marks. The axes bear numbers; their words, and every
level, are in the table beside, which is also what a screen reader reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

SIZE = 360
CENTRE = SIZE / 2
RADIUS = 138
NUMBER = 20  # from the end of an axis to its number
DASHES = ("none", "7 4", "2 3", "10 3 2 3")
MARK = 5
FEWEST = 3  # axes, under which there is no shape to see


@dataclass(frozen=True, slots=True)
class View:
    """`levels`: one for each axis, None where none was given. `said`: what it is (« elle, le 3 mars »)."""

    said: str
    levels: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Axis:
    number: int
    label: str
    x: float
    y: float
    text_x: float
    text_y: float


@dataclass(frozen=True, slots=True)
class ViewShape:
    """`path`: between axes next to each other that both have a level, else nothing. `marks`: a path at each level."""

    said: str
    rank: int
    dashes: str
    path: str
    marks: str
    sample: str


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    label: str
    cells: Sequence[tuple[str, str]]  # of which view, what it says


@dataclass(frozen=True, slots=True)
class RadarChart:
    identifier: str
    title: str
    description: str
    size: int
    axes: Sequence[Axis]
    rings: Sequence[tuple[int, str, float]]
    shapes: Sequence[ViewShape]
    rows: Sequence[Row]

    @property
    def is_drawn(self) -> bool:
        return len(self.axes) >= FEWEST


def radar(
    labels: Sequence[str],
    views: Sequence[View],
    *,
    highest: int,
    unknown: str,
    title: str,
    description: str,
    identifier: str,
) -> RadarChart:
    """`views`: four at most, the one that matters first. `unknown`: what the table says where no level was given."""
    count = len(labels)
    axes = [
        Axis(place + 1, label, *_at(place, count, RADIUS), *_at(place, count, RADIUS + NUMBER))
        for place, label in enumerate(labels)
    ]
    rings = [
        (level, _ring(count, RADIUS * level / highest), CENTRE - RADIUS * level / highest)
        for level in range(1, highest + 1)
    ]
    shapes = [
        _shape(view, rank, [_point(place, count, level, highest) for place, level in enumerate(view.levels)])
        for rank, view in enumerate(views)
    ]
    rows = [
        Row(place + 1, label, [(view.said, _said(view.levels[place], unknown)) for view in views])
        for place, label in enumerate(labels)
    ]
    return RadarChart(identifier, title, description, SIZE, axes, rings, shapes, rows)


Point = tuple[float, float]


def _at(place: int, count: int, distance: float) -> Point:
    """The first axis goes up, the others follow the clock."""
    angle = 2 * pi * place / max(count, 1)
    return round(CENTRE + distance * sin(angle), 1), round(CENTRE - distance * cos(angle), 1)


def _point(place: int, count: int, level: int | None, highest: int) -> Point | None:
    return None if level is None else _at(place, count, RADIUS * level / highest)


def _ring(count: int, distance: float) -> str:
    return " ".join(f"{x},{y}" for x, y in (_at(place, count, distance) for place in range(count)))


def _shape(view: View, rank: int, points: Sequence[Point | None]) -> ViewShape:
    pairs = zip(points, [*points[1:], *points[:1]], strict=True)
    path = "".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in pairs if a and b)
    marks = "".join(_mark(rank, *point) for point in points if point)
    return ViewShape(view.said, rank, DASHES[rank], path, marks, _mark(rank, 20, 8))


def _mark(rank: int, x: float, y: float) -> str:
    """A square, a triangle, a lozenge, a cross: told apart without colour."""
    x, y = round(x, 1), round(y, 1)
    return (
        f"M{x - 4} {y - 4}h8v8h-8z",
        f"M{x} {y - MARK}l{MARK} 9h-{2 * MARK}z",
        f"M{x} {y - 6}l6 6l-6 6l-6 -6z",
        f"M{x - 4} {y - 4}l8 8M{x - 4} {y + 4}l8 -8",
    )[rank]


def _said(level: int | None, unknown: str) -> str:
    return unknown if level is None else str(level)
