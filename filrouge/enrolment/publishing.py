"""From true counts to figures from which nobody can be told: what the batch job writes down.

Every group of a month shares the number of people of that month, which is published once. So that no
hidden count can be worked out by subtracting one table from another:
- a month whose own number is hidden (under 5, or hidden to protect another) publishes nothing at all;
- when so few come that the months told would hold less than two thirds of the people, no month is told;
- within one group, `suppress` protects the months against their sum; a month whose number of people it
  would hide leaves this group's table and its sum, instead of contradicting the number published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from filrouge.shared.suppression import DEFAULT_MINIMUM, Cell, Suppressed, suppress

NAMES = ("inside", "outside", "unknown")
WHOLE = ""
MOST = 2 / 3  # of the people, under which months tell too little
NOTHING: Mapping[str, Cell] = dict.fromkeys(NAMES, Suppressed(complementary=True))


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
    """Lines of one project and stage; every month holds the same groups. Month by month when that tells most
    of the people; else the whole period only."""
    people = {
        month: max((one.people for one in groups.values()), default=0) for month, groups in months.items()
    }
    told, everyone = _told(people), sum(people.values())
    shown = {month for month, cell in told.items() if isinstance(cell, int)}
    if sum(people[month] for month in shown) < MOST * everyone:
        yield from _whole_period(months, everyone)
        return
    for month, cell in told.items():
        yield Published("", month, _number(cell), {})
    yield Published("", None, sum(people[month] for month in shown), {})
    for group in _groups(months):
        yield from _group(group, {month: groups[group] for month, groups in months.items()}, shown)


def _whole_period(months: Months, everyone: int) -> Iterator[Published]:
    """No month is told, hence nothing can be subtracted from the sum."""
    told = everyone >= DEFAULT_MINIMUM
    for group in ("", *_groups(months)):
        for month in months:
            yield Published(group, month, None, dict(NOTHING) if group else {})
    yield Published("", None, everyone if told else None, {})
    for group in _groups(months):
        counts = [groups[group] for groups in months.values()]
        table = suppress({WHOLE: {name: sum(getattr(one, name) for one in counts) for name in NAMES}})
        sure = told and not isinstance(table.total, Suppressed)
        yield Published(group, None, everyone if sure else None, table.cells[WHOLE] if sure else NOTHING)


def _groups(months: Months) -> list[str]:
    return sorted({group for groups in months.values() for group in groups})


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
    for month, one in counts.items():
        told = table.cells[month.isoformat()] if month in kept else NOTHING
        yield Published(group, month, one.people if month in shown else None, told)
    yield Published(
        group, None, sum(counts[month].people for month in kept), table.column_totals if kept else NOTHING
    )


def _number(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None
