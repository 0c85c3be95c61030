from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from filrouge.shared.spreadsheets import book_on

from .cells import Cell
from .person import ProposedPerson
from .problems import Level

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


def refused_file(rows: Iterable[ProposedPerson], headers: Sequence[str]) -> bytes:
    """XLSX with the columns of the source (labels of its headers) and « Pourquoi », to correct and give back.

    Text is written as text: a cell that starts with « = » never becomes a formula.
    """
    buffer = io.BytesIO()
    with book_on(buffer, in_memory=True) as book:
        sheet, day = book.add_worksheet(_("À corriger")), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, [*headers, _("Pourquoi")], book.add_format({"bold": True}))
        for number, person in enumerate(rows, start=1):
            for column, heading in enumerate(headers):
                _write(sheet, number, column, person.raw.get(heading), day)
            sheet.write_string(number, len(headers), _why(person))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headers), 18)
    return buffer.getvalue()


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, day: Format) -> None:
    if isinstance(cell, date | datetime):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, float):
        sheet.write_number(row, column, cell)
    elif cell is not None:
        sheet.write_string(row, column, cell)


def _why(person: ProposedPerson) -> str:
    sentences = [problem for problem in person.problems if problem.level is Level.ERROR]
    return " ".join(
        f"{problem.column} : {problem.sentence}" if problem.column else problem.sentence
        for problem in sentences
    )
