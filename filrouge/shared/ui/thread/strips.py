"""A thread wider than a sheet of paper is printed in several strips, one under the other."""

from collections.abc import Iterator, Sequence

from .labels import LONGEST
from .shapes import Mark, Strip

Label = tuple[int, int]  # where it starts and ends

SHEET = 820
SHORTEST = 560  # a strip is cut shorter, down to this, rather than through a label
STEP = 10


def strips(marks: Sequence[Mark], today: int, width: int, right_to_left: bool) -> list[Strip]:
    """In reading order; none when the whole fits."""
    labels = [(today - 40, today + 40), *((mark.box[0] - 4, mark.box[2] + 4) for mark in marks)]
    cut = list(_cut(labels, width)) if width > SHEET * 1.25 else []
    return cut[::-1] if right_to_left else cut


def _cut(labels: Sequence[Label], width: int) -> Iterator[Strip]:
    start = 0
    while width - start > SHEET:
        candidates = range(start + SHEET, start + SHORTEST, -STEP)
        end = min(candidates, key=lambda x: _labels_at(labels, x))
        yield Strip(start, end - start)
        start = end - (LONGEST if _labels_at(labels, end) else 0)  # a label cut here is whole in the next
    yield Strip(start, SHEET)


def _labels_at(labels: Sequence[Label], x: int) -> int:
    return sum(left < x < right for left, right in labels)
