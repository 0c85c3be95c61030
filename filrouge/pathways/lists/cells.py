from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from filrouge.shared.words import tidy

Cell = str | date | datetime | float | None


@dataclass(frozen=True, slots=True)
class Line:
    """`number` is the one shown by the spreadsheet or the text editor, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def filled(self) -> list[Cell]:
        return [cell for cell in self.cells if cell is not None]

    def at(self, index: int) -> Cell:
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: tuple[Line, ...]


def clean_cell(raw: object) -> Cell:
    if isinstance(raw, bool):
        return "oui" if raw else "non"
    if isinstance(raw, str):
        return tidy(raw) or None
    if isinstance(raw, int | float):
        return float(raw)
    if isinstance(raw, datetime) and raw.time() == time(0):
        return raw.date()
    if isinstance(raw, date) or raw is None:
        return raw
    return str(raw) if isinstance(raw, time | timedelta) else tidy(str(raw)) or None


def clean_line(number: int, raw_cells: Iterable[object]) -> Line:
    return Line(number, tuple(clean_cell(raw) for raw in raw_cells))


def cell_text(cell: Cell) -> str:
    """What the person who keeps the list sees: 667127684.0 → "667127684", a date → "03/01/2004"."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M")
    return cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell
