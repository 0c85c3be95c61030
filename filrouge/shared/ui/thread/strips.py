"""A thread wider than a sheet of paper is printed in several strips, one under the other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from .labels import LONGEST
from .shapes import Mark, Strip

SHEET = 820
SMALLER = (1, 1.1, 1.25)  # written smaller, it may spare a strip
SHORTEST = 410  # a strip is cut shorter, down to this, rather than through a label
STEP = 40


@dataclass(frozen=True, slots=True)
class Labels:
    """Where the labels of a thread start and where they end, each in order."""

    starts: Sequence[int]
    ends: Sequence[int]

    def at(self, x: int) -> int:
        """How many a cut there would go through."""
        return bisect_left(self.starts, x) - bisect_right(self.ends, x)

    def best(self, candidates: range, wanted: int) -> int:
        """Where a cut goes through the fewest; then, the nearest to where it is wanted."""
        return min(candidates, key=lambda x: (self.at(x), abs(x - wanted)))


def strips(marks: Sequence[Mark], today: int, width: int, right_to_left: bool) -> list[Strip]:
    """In reading order; none when the whole fits."""
    if width <= SHEET * SMALLER[-1]:
        return []
    spans = [(today - 40, today + 40), *((mark.box[0] - 4, mark.box[2] + 4) for mark in marks)]
    labels = Labels(sorted(start for start, _end in spans), sorted(end for _start, end in spans))
    cut = min((list(_cut(labels, width, round(SHEET * smaller))) for smaller in SMALLER), key=len)
    return cut[::-1] if right_to_left else cut


def _cut(labels: Labels, width: int, sheet: int) -> Iterator[Strip]:
    start = 0
    while (left := width - start) > sheet:
        # As long as each other: a last strip with one mark alone would cost a page for nothing.
        wanted = start + left // ceil(left / sheet)
        end = labels.best(range(start + sheet, start + SHORTEST, -STEP), wanted)
        yield Strip(start, end - start)
        start = end - (LONGEST if labels.at(end) else 0)  # a label cut here is whole in the next
    yield Strip(start, width - start)
