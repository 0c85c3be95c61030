"""From true counts to figures from which nobody can be told: what the batch job writes down.

Every group of a month shares the number of people of that month, which is published once. So that no
hidden count can be worked out by subtracting one table from another:
- a month whose own number is hidden (under 5, or hidden to protect another) publishes nothing at all;
- within one group, `suppress` protects the months against their sum; a month whose number of people it
  would hide leaves this group's table and its sum, instead of contradicting the number published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from filrouge.shared.suppression import Cell, Suppressed, suppress

NAMES = ("inside", "outside", "unknown")
WHOLE = ""


@dataclass(frozen=True)
class Counts:
    """People of one group in one month, those out of it, and those of whom it is not known."""

    inside: int = 0
    outside: int = 0
    unknown: int = 0

    @property
    def people(self) -> int:
        return self.inside + self.outside + self.unknown

    def row(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in NAMES}


@dataclass(frozen=True)
class Published:
    """One line: month None is the sum of those told. `people` None: hidden with everything else."""

    group: str
    month: date | None
    people: int | None
    cells: Mapping[str, Cell]


Months = Mapping[date, Mapping[str, Counts]]


def published(months: Months) -> Iterator[Published]:
    """Lines of one project and stage; every month holds the same groups."""
    people = {
        month: max((one.people for one in groups.values()), default=0) for month, groups in months.items()
    }
    told = _told(people)
    for month, cell in told.items():
        yield Published("", month, _number(cell), {})
    shown = {month for month, cell in told.items() if isinstance(cell, int)}
    yield Published("", None, sum(people[month] for month in shown), {})
    for group in sorted({group for groups in months.values() for group in groups}):
        yield from _group(group, {month: groups[group] for month, groups in months.items()}, shown)


def _told(people: Mapping[date, int]) -> dict[date, Cell]:
    """The number of each month, protected against their sum, which other screens may tell."""
    table = suppress({WHOLE: {month.isoformat(): count for month, count in people.items()}})
    return {month: table.cells[WHOLE][month.isoformat()] for month in people} if people else {}


def _group(group: str, counts: Mapping[date, Counts], shown: set[date]) -> Iterator[Published]:
    kept = set(shown)
    while True:
        table = suppress({month.isoformat(): counts[month].row() for month in sorted(kept)})
        dropped = {month for month in kept if isinstance(table.row_totals[month.isoformat()], Suppressed)}
        if not dropped:
            break
        kept -= dropped
    if isinstance(table.total, Suppressed):
        kept = set()
    nothing: dict[str, Cell] = dict.fromkeys(NAMES, Suppressed(complementary=True))
    for month, one in counts.items():
        told = table.cells[month.isoformat()] if month in kept else nothing
        yield Published(group, month, one.people if month in shown else None, told)
    yield Published(
        group, None, sum(counts[month].people for month in kept), table.column_totals if kept else nothing
    )


def _number(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None
