"""Reads the tables that statistical offices publish: a workbook or a CSV, with a few lines of title above."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

TITLES = 12  # lines at most above the headings
Line = Sequence[object]


class HeadingsNotFound(ValueError):
    """No line near the top holds the columns looked for."""


def rows_of(path: Path, wanted: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    """Each line under the headings, by our names; `wanted` gives the headings accepted for each.

    Raises OSError, ValueError.
    """
    for lines in _sheets(path):
        for number, line in enumerate(lines[:TITLES]):
            places = _places([_text(cell).lower() for cell in line], wanted)
            if places:
                yield from (_row(after, places) for after in lines[number + 1 :])
                return
    raise HeadingsNotFound(", ".join(headings[0] for headings in wanted.values()))


def _sheets(path: Path) -> Iterator[list[Line]]:
    if path.suffix.lower() in (".xlsx", ".xls", ".ods"):
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            yield list(workbook.get_sheet_by_name(name).to_python())
        return
    text = path.read_text(encoding="utf-8-sig")
    separator = max(";,\t", key=text[:2000].count)
    yield list(csv.reader(text.splitlines(), delimiter=separator))


def _places(headings: Sequence[str], wanted: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Where each column wanted stands; nothing when one is missing."""
    found = {
        name: headings.index(heading)
        for name, accepted in wanted.items()
        for heading in accepted
        if heading in headings
    }
    return found if len(found) == len(wanted) else {}


def _row(line: Line, places: Mapping[str, int]) -> dict[str, str]:
    return {name: _text(line[place]) if place < len(line) else "" for name, place in places.items()}


def _text(cell: object) -> str:
    """Spreadsheets keep whole numbers as 5.0."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
