"""Which numbers of a territory may be told: from the whole project down to its communes, within what is told above.

Everyone first: the parts of a place are protected against its own number, and nothing is told below a place that is
not told. Then each public against everyone: inside and outside, part by part, so that no difference gives away fewer
than five. Publics overlap; they are not protected against each other (`shared/suppression.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from filrouge.partners.models import Public
from filrouge.shared.suppression import DEFAULT_MINIMUM, Suppressed, SuppressedTable, suppress

Counts = Mapping[Public, int]
REST = "rest"


@dataclass(frozen=True)
class Place:
    """`name`: unlike those beside it."""

    name: str
    counts: Counts
    parts: Sequence["Place"] = ()


Told = tuple[tuple[str, ...], Counts]  # from the whole to the place, and what is told of it


def told(whole: Place) -> Iterator[Told]:
    """Nothing of fewer than five; publics of whom nobody is there are left out."""
    if whole.counts[Public.EVERYONE] >= DEFAULT_MINIMUM:
        shown = {Public.EVERYONE: {whole.name: whole.counts[Public.EVERYONE]}}
        yield from _told((), whole, _of(whole, shown | _publics([whole], shown)))


def _told(above: tuple[str, ...], place: Place, numbers: Counts) -> Iterator[Told]:
    here = (*above, place.name)
    yield here, numbers
    shown = {Public.EVERYONE: _parts(place.parts)}
    shown |= {public: cells for public, cells in _publics(place.parts, shown).items() if public in numbers}
    for part in place.parts:
        if part.name in shown[Public.EVERYONE]:
            yield from _told(here, part, _of(part, shown))


def _of(place: Place, shown: Mapping[Public, Mapping[str, int]]) -> dict[Public, int]:
    return {public: cells[place.name] for public, cells in shown.items() if place.name in cells}


def _parts(parts: Sequence[Place]) -> dict[str, int]:
    return _cells({"": {part.name: part.counts[Public.EVERYONE] for part in parts}}).get("", {})


def _publics(
    parts: Sequence[Place], shown: Mapping[Public, Mapping[str, int]]
) -> dict[Public, dict[str, int]]:
    everyone = shown[Public.EVERYONE]
    hidden = sum(part.counts[Public.EVERYONE] for part in parts if part.name not in everyone)
    if 0 < hidden < DEFAULT_MINIMUM:  # a subtraction gives it, and suppression would believe it hidden
        return {}
    return {public: _inside(parts, public, everyone) for public in Public if public is not Public.EVERYONE}


def _inside(parts: Sequence[Place], public: Public, everyone: Mapping[str, int]) -> dict[str, int]:
    """Parts that are not told make one line, whose number anybody may compute."""
    lines: dict[str, dict[str, int]] = {}
    for part in parts:
        name = part.name if part.name in everyone else REST
        line = lines.setdefault(name, {"inside": 0, "outside": 0})
        line["inside"] += part.counts[public]
        line["outside"] += part.counts[Public.EVERYONE] - part.counts[public]
    cells = _cells(lines)
    return {name: line["inside"] for name, line in cells.items() if line.get("inside") and name in everyone}


def _cells(table: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """What may be told of a table whose totals are told elsewhere: nothing when protecting it would hide one."""
    published = suppress(table)
    if any(isinstance(total, Suppressed) for total in _totals(published)):
        return {}
    return {
        row: {name: cell for name, cell in cells.items() if isinstance(cell, int)}
        for row, cells in published.cells.items()
    }


def _totals(published: SuppressedTable) -> list[object]:
    """For one list, its columns are its cells."""
    columns = published.column_totals.values() if len(published.cells) > 1 else ()
    return [*published.row_totals.values(), *columns, published.total]
