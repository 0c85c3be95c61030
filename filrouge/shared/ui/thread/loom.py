"""Gives every mark its place: time runs along x, strands above and below the trunk (y = 0)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from filrouge.shared.ui.dates import months

from .facts import STRAND_NAMES, Strand
from .grouping import Group
from .labels import LANE, Rows, Text, text_width
from .shapes import Entry

LANES = {Strand.SOCIAL: -LANE, Strand.LANGUAGE: 0, Strand.WORK: LANE}
STRAND_ROWS = {
    Strand.SOCIAL: (("T1", 0.0), ("T2", 14.0), ("M1", 40.0)),
    Strand.LANGUAGE: (("M2", 0.0), ("M1", 6.0)),
    Strand.WORK: (("B1", 0.0), ("B2", 14.0), ("M2", 40.0)),
}
TIED_ROWS = (("B1", 0.0), ("T1", 6.0), ("B2", 14.0), ("T2", 20.0))
RISE = 64  # a strand needs this much to leave the trunk, or to come back
QUIET_DAYS = 75
LONG_DAYS = 540  # under a year and a half, silence is shown at its length


@dataclass(slots=True)
class Place:
    """A mark and where it stands. `row` is that of its label."""

    group: Group
    x: float
    y: float
    row: str
    text: Text
    tied: bool  # strands leave from here or come back here


@dataclass(slots=True)
class Fold:
    """A quiet period, folded."""

    x: float
    row: str
    text: str
    tall: bool  # across the strands, or only across the trunk


@dataclass(slots=True)
class Interval:
    """What lies between a knot of the trunk and the next (or today)."""

    knot: Place
    places: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Loom:
    today: date
    told: Mapping[int, Entry]  # by the identity of a bead
    long: bool
    x: float = 0.0
    last: date | None = None
    seen: date | None = None  # the end of what is already told
    rows: Rows = field(default_factory=Rows)
    intervals: list[Interval] = field(default_factory=list)
    ahead: list[Place] = field(default_factory=list)
    folds: list[Fold] = field(default_factory=list)
    named: set[Strand] = field(default_factory=set)
    lane_ends: dict[Strand, float] = field(default_factory=dict)
    today_x: float = 0.0

    def weave(self, past: list[Group], ahead: list[Group]) -> None:
        knots = [index == 0 or group.strand is Strand.TRUNK for index, group in enumerate(past)]
        splits = [a and not b for a, b in pairwise([*knots, True])]
        for group, knot, splits_after in zip(past, knots, splits, strict=True):
            self._quiet(group.at)
            if knot:
                self._knot(group, splits_after)
            else:
                self._strand_bead(group)
        self._quiet(self.today)
        self._now()
        for group in ahead:
            self._ahead(group)

    def _strands_open(self) -> bool:
        return bool(self.intervals and self.intervals[-1].places)

    def _step(self, at: date) -> float:
        """Time is told by the square root of days: near facts stay apart, long waits stay in sight."""
        days = (at - self.last).days if self.last else 0
        self.last = at
        return min(14 + 6 * math.sqrt(days), 110)

    def _quiet(self, at: date) -> None:
        days = (at - self.seen).days if self.seen else 0
        if not self.long or days < QUIET_DAYS:
            return
        text = _("%(months)s calmes") % {"months": months(days)}
        half = text_width(text, 12) / 2
        row, x = self.rows.best(half, self.x + 40, (("M2", 0.0), ("M1", 10.0)))
        self.rows.take(row, x, half)
        self.folds.append(Fold(x, row, text, tall=self._strands_open()))
        self.x, self.last = x + 14, at
        # The strands run level across the fold: they come back to the trunk only after it.
        self.lane_ends = dict.fromkeys(self.lane_ends, x + 36)

    def _before_knot(self) -> float:
        """Where a knot may stand at the earliest, for the open strands to come back without a jolt."""
        if not self._strands_open():
            return self.x + 26
        outer = [self.lane_ends[s] + RISE for s in (Strand.SOCIAL, Strand.WORK) if s in self.lane_ends]
        return max(self.x + 40, self.rows.end(("M1", "M2")) + 54, *outer)

    def _knot(self, group: Group, splits_after: bool) -> None:
        tied = splits_after or self._strands_open()
        wanted = max(self.x + self._step(group.at), self._before_knot() if self.intervals else 24)
        low = len(self.intervals) % 2 == 0
        near = (("M2", 0.0), ("M1", 30.0)) if low else (("M1", 0.0), ("M2", 30.0))
        place = self._place(
            group, wanted, 0 if tied else (8 if low else -8), TIED_ROWS if tied else near, tied
        )
        self.intervals.append(Interval(place))
        self.lane_ends = {}
        if splits_after:
            self.rows.close(place.x + 72, ("M1", "M2"))

    def _strand_bead(self, group: Group) -> None:
        interval, strand = self.intervals[-1], group.strand
        wanted = max(self.x + self._step(group.at), self.x + 14, self._lane_start(strand, interval))
        wobble = 3 if len(interval.places) % 2 else -3
        place = self._place(group, wanted, LANES[strand] + wobble, STRAND_ROWS[strand], tied=False)
        interval.places.append(place)
        self.lane_ends[strand] = place.x
        self.named.add(strand)

    def _lane_start(self, strand: Strand, interval: Interval) -> float:
        if strand in self.lane_ends:
            return self.lane_ends[strand] + 30
        name = 0 if strand in self.named else name_width(strand) + 34
        return interval.knot.x + RISE + name

    def _now(self) -> None:
        if not self.intervals:
            self.today_x = 40.0
        else:
            wanted = max(self.x + self._step(self.today), self._before_knot())
            self.today_x = max(wanted, self.rows.end() + 14)
        self.x, self.last = self.today_x, self.today
        self.rows.close(self.today_x + 12)

    def _ahead(self, group: Group) -> None:
        low = len(self.ahead) % 2 == 0
        near = (("M2", 0.0), ("M1", 30.0)) if low else (("M1", 0.0), ("M2", 30.0))
        wanted = max(self.x + self._step(group.at), self.x + 34)
        self.ahead.append(self._place(group, wanted, 9 if low else -9, near, tied=False))

    def _place(
        self, group: Group, wanted: float, y: float, choices: tuple[tuple[str, float], ...], tied: bool
    ) -> Place:
        text = Text.of(group.label(), group.second(self.today, self.told))
        row, x = self.rows.best(text.half, wanted, choices)
        self.rows.take(row, x, text.half)
        self.x, self.seen = x, max(group.ends, self.seen or group.ends)
        return Place(group, x, y, row, text, tied)

    def stretch(self, factor: float) -> None:
        """Air between the marks. Labels keep their size, so none can meet another."""
        for place in self.places():
            place.x *= factor
        for fold in self.folds:
            fold.x *= factor
        self.today_x *= factor

    def places(self) -> list[Place]:
        past = [place for interval in self.intervals for place in (interval.knot, *interval.places)]
        return [*past, *self.ahead]

    def end(self) -> float:
        return max(self.rows.end() + 14, self.x + 40, self.today_x + 120)


def name_width(strand: Strand) -> float:
    return text_width(str(STRAND_NAMES[strand]), 12)
