import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from filrouge.directory.models import RefusedRow
from filrouge.shared.spreadsheets import book_on

LONGEST = 32_000  # signs of a cell


def refused_file(rows: Iterable[RefusedRow]) -> bytes:
    """XLSX: which row, why, and the row as it came. Text is written as text, never as a formula."""
    buffer = io.BytesIO()
    with book_on(buffer, constant_memory=True) as book:
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
