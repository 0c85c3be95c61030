"""The lines themselves: smooth curves that leave and arrive level."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .facts import STRAND_NAMES, Strand
from .loom import LANES, Interval, Loom, name_width
from .shapes import Line, Name

Point = tuple[float, float]
SWING = 95  # how long a strand takes to leave the trunk, when it has room


class Pen:
    """Turns x, y of the loom into those of the picture, mirrored for languages read right to left."""

    def __init__(self, width: float, top: float, right_to_left: bool) -> None:
        self.width, self.top, self.right_to_left = width, top, right_to_left

    def x(self, x: float) -> int:
        return round(self.width - x if self.right_to_left else x)

    def y(self, y: float) -> int:
        return round(y - self.top)

    def curve(self, points: Sequence[Point]) -> str:
        spots = [(self.x(x), self.y(y)) for x, y in points]
        path = [f"M{spots[0][0]} {spots[0][1]}"]
        for (x1, y1), (x2, y2) in pairwise(spots):
            middle = round((x1 + x2) / 2)
            path.append(f"C{middle} {y1} {middle} {y2} {x2} {y2}")
        return " ".join(path)


def lines(loom: Loom, pen: Pen, end: float) -> Iterator[Line]:
    """Strands first, so that the trunk lies over their ends."""
    for interval, after in _with_next(loom):
        if interval.places:
            yield from (Line(pen.curve(points), "strand") for points in _strands(interval, after))
    for trunk in _trunk(loom):
        yield Line(pen.curve(trunk), "line")
    ahead = [(loom.today_x, 0.0), *((place.x, place.y) for place in loom.ahead), (end, 0.0)]
    yield Line(pen.curve(ahead), "line ahead")


def _with_next(loom: Loom) -> Iterator[tuple[Interval, Point]]:
    knots = [(interval.knot.x, interval.knot.y) for interval in loom.intervals]
    return zip(loom.intervals, [*knots, (loom.today_x, 0.0)][1:], strict=True)


def _trunk(loom: Loom) -> Iterator[list[Point]]:
    """The stretches where the thread is one."""
    stretch: list[Point] = []
    for interval, after in _with_next(loom):
        stretch.append((interval.knot.x, interval.knot.y))
        if interval.places and len(stretch) > 1:
            yield stretch
        if interval.places:
            stretch = []
        elif interval is loom.intervals[-1]:
            yield [*stretch, after]


def _strands(interval: Interval, after: Point) -> Iterator[list[Point]]:
    before = (interval.knot.x, interval.knot.y)
    for strand, lane in LANES.items():
        beads = [(place.x, place.y) for place in interval.places if place.group.strand is strand]
        if lane == 0:
            yield [before, *beads, after]
        elif beads:
            yield [before, *_swung(before, beads, after, lane), after]


def _swung(before: Point, beads: list[Point], after: Point, lane: float) -> Iterator[Point]:
    """A strand joins its lane soon after the knot and leaves it shortly before the next."""
    if beads[0][0] - before[0] > SWING + 40:
        yield before[0] + SWING, lane
    yield from beads
    if after[0] - beads[-1][0] > SWING + 40:
        yield after[0] - SWING, lane


def names(loom: Loom, pen: Pen) -> Iterator[Name]:
    """Each strand says its name once, on its line, before its first bead."""
    firsts: dict[Strand, float] = {}
    for interval in loom.intervals:
        for place in interval.places:
            firsts.setdefault(place.group.strand, place.x)
    for strand, x in firsts.items():
        middle = x - 24 - name_width(strand) / 2
        yield Name(pen.x(middle), pen.y(LANES[strand]) + 4, str(STRAND_NAMES[strand]))


def wave(x: int, top: int, bottom: int) -> str:
    """The torn edge of a folded period: a thin upright wave."""
    parts, y, side = [f"M{x} {top}"], top, 4
    while y < bottom:
        parts.append(f"q{side} 5 0 10")
        y, side = y + 10, -side
    return " ".join(parts)
