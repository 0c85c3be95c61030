import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from filrouge.directory.models import RefusedRow

LONGEST = 32_000  # signs of a cell


def refused_file(rows: Iterable[RefusedRow]) -> bytes:
    """XLSX: which row, why, and the row as it came. Text is written as text, never as a formula."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_("Lignes refusées"))
        sheet.set_column(1, 3, 40)
        sheet.write_row(
            0, 0, [_("Ligne"), _("Nom"), _("Pourquoi"), _("Telle que reçue")], book.add_format({"bold": True})
        )
        for number, row in enumerate(rows, start=1):
            sheet.write_number(number, 0, row.number)
            for column, text in enumerate((row.name, row.why, row.raw), start=1):
                sheet.write_string(number, column, text[:LONGEST])
    return buffer.getvalue()
