"""Rows of cells as a file XLSX, and its answer. Text stays text: a name that begins with « = » is not a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

if TYPE_CHECKING:
    from xlsxwriter import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 18
LONGEST_NAME = 31  # of a sheet

Cell = date | time | int | str


def book_on(output: BytesIO, **options: Any) -> Workbook:
    """An empty book, to be closed. What writes it is imported by the first file: 14 MB that no screen needs."""
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "dd/mm/yyyy"}
    book: Workbook = import_module("xlsxwriter").Workbook(output, plain | options)
    return book


def sheet_of(name: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]], *, beside: int) -> bytes:
    """`beside`: so many columns stay in sight while one scrolls."""
    output = BytesIO()
    with book_on(output, in_memory=True) as book:
        sheet = book.add_worksheet(name[:LONGEST_NAME])
        bold, hour = book.add_format({"bold": True}), book.add_format({"num_format": "hh:mm"})
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, bold)
        line = 0
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, value)
                elif isinstance(value, time):
                    sheet.write_datetime(line, column, value, hour)
                elif isinstance(value, int):
                    sheet.write_number(line, column, value)
                else:
                    sheet.write_string(line, column, value)
        sheet.set_column(0, len(titles) - 1, WIDTH)
        sheet.freeze_panes(1, beside)
        sheet.autofilter(0, 0, line, len(titles) - 1)
    return output.getvalue()


def spreadsheet(sheet: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(sheet, content_type=XLSX, headers=headers)
