"""A caseload as an XLSX file. Text stays text: a name that begins with « = » is not a formula."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.shared.nouns import Noun, capitalised

from .queries.caseload import Row

WIDTH = 18
LONGEST_NAME = 31  # of a sheet


def caseload_sheet(rows: Sequence[Row], words: Noun) -> bytes:
    """The sheet bears the word for the people listed."""
    output = BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet(capitalised(words.say(count=2))[:LONGEST_NAME])
        bold = book.add_format({"bold": True})
        for column, title in enumerate(_titles()):
            sheet.write_string(0, column, title, bold)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(_cells(row)):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, value)
                elif isinstance(value, int):
                    sheet.write_number(line, column, value)
                else:
                    sheet.write_string(line, column, value)
        sheet.set_column(0, len(_titles()) - 1, WIDTH)
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, len(rows), len(_titles()) - 1)
    return output.getvalue()


def _titles() -> list[str]:
    return [
        _("Référence"),
        _("Prénom"),
        _("Nom"),
        _("Référent·e"),
        _("Suivi depuis le"),
        _("Terminé le"),
        _("Un contact tous les … jours"),
        _("Dernier échange"),
        _("Prochain rendez-vous"),
        _("Prochaine étape"),
        _("Pour le"),
        _("Langue"),
        _("Interprète"),
        _("Alertes"),
    ]


def _cells(row: Row) -> list[date | int | str]:
    pathway, person = row.pathway, row.pathway.person
    return [
        person.reference,
        person.given_name,
        person.family_name,
        str(pathway.lead or ""),
        pathway.opened_on,
        pathway.closed_on or "",
        pathway.rhythm_days,
        _day(pathway.last_exchange_at),
        _day(pathway.next_appointment_at),
        pathway.next_step_title,
        pathway.next_step_on or "",
        row.language,
        _("oui") if row.interpreter else "",
        ", ".join(tag.text for tag in row.alerts),
    ]


def _day(moment: datetime | None) -> date | str:
    return timezone.localdate(moment) if moment else ""
