"""Small lists as teams keep them, made in memory. Every person is invented."""

import io
import os
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from filrouge.pathways.lists.communes import Candidate, CommuneHint
from filrouge.pathways.lists.headers import Table, find_tables
from filrouge.pathways.lists.mapping import propose_for_tables
from filrouge.pathways.lists.reading import read_table
from filrouge.pathways.lists.referents import StaffName, match_staff
from filrouge.pathways.lists.rows import ListResult, build_rows

TODAY = date(2026, 11, 23)
STAFF = (StaffName("amina", "Amina", "Martin"), StaffName("bruno", "Bruno", "Lopez"))
HEADINGS = [
    "Civilité", "NOM", "Prénom", "Né(e) le", "Tél", "E-mail", "Commune", "CP", "Statut", "Niveau FR",
    "Référent", "Date d'entrée", "Dernier contact", "Freins", "Orienté par", "Observations",
]  # fmt: skip
RIM = [
    "Mme", "DIALLO", "rim", "24/09/1999", "0661318609", "rim@exemple.fr", "Millau (12)", 12100, "PS", "A1",
    "B. Lopez", "05/01/2026", date(2026, 2, 5), "logement", "CADA Les Oliviers", "RAS",
]  # fmt: skip


def person(**changes: object) -> list[object]:
    """The line of Rim, changed."""
    return [changes.get(heading, cell) for heading, cell in zip(HEADINGS, RIM, strict=True)]


def many_lines(count: int) -> bytes:
    """So many people in a text file, whose names all differ."""
    lines = [HEADINGS, *(person(NOM=_syllables(n), Prénom=_syllables(n * 7 + 3)) for n in range(count))]
    return "\n".join(";".join(str(cell) for cell in line) for line in lines).encode("cp1252")


def _syllables(number: int) -> str:
    parts = ["ba", "do", "ka", "li", "mo", "na", "ri", "sa", "ta", "zu"]
    return "".join(parts[int(digit)] for digit in str(number))


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date | datetime):
                        sheet.write_datetime(number, column, cell, day)
                    elif cell is not None:
                        sheet.write(number, column, cell)
    return buffer.getvalue()


def ods(rows: Sequence[Sequence[str]], *, encrypted: bool = False) -> bytes:
    lines = "".join(
        "<table:table-row>" + "".join(_ods_cell(cell) for cell in row) + "</table:table-row>" for row in rows
    )
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
      <table:table table:name="Suivi">{lines}</table:table>
      </office:spreadsheet></office:body></office:document-content>"""
    secret = "<manifest:encryption-data/>" if encrypted else ""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest>{secret}</manifest:manifest>")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def _ods_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def tables_of(data: bytes, filename: str = "liste.xlsx") -> list[Table]:
    return find_tables(read_table(data, filename))[0]


def read_list(data: bytes, filename: str = "liste.xlsx") -> ListResult:
    """From bytes to rows, with the proposed mapping and everything found in place."""
    tables = tables_of(data, filename)
    return build_rows(
        tables,
        propose_for_tables(tables, TODAY),
        today=TODAY,
        resolve_commune=one_commune,
        resolve_referent=lambda text: match_staff(text, STAFF),
    )


def one_commune(hint: CommuneHint) -> list[Candidate]:
    return [Candidate("12145", hint.name)]


def codes(result: ListResult, number: int) -> set[str]:
    """Codes of the problems of the line with this number."""
    return {p.code for row in result.rows if row.address.number == number for p in row.problems}


def real_list(name: str) -> bytes:
    """A list of the data folder; skips loudly, since what it proves is then not proved."""
    folder = os.environ.get("FILROUGE_DATA_DIR")
    if not folder:
        pytest.skip(f"FILROUGE_DATA_DIR n'est pas défini : {name} N'A PAS été essayé")
    return (Path(folder) / "lists" / name).read_bytes()
