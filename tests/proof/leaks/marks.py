"""Words that stand nowhere else, one for each column of each row; and where they are found again.

A mark is looked for as a leak would carry it: in a page, behind an escape, in an address, in a spreadsheet, a PDF, a
diary, a file in base64. It is written in letters, or in the figures of a telephone number that nobody has.
"""

import base64
import binascii
import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase
from urllib.parse import unquote_plus

from pypdf import PdfReader
from pypdf.errors import PyPdfError

WORD = re.compile(r"qz[a-z]{4}xw")
PHONE = re.compile(r"63998\d{4}")  # 06 39 98 .. ..: the numbers kept for fiction
BETWEEN_FIGURES = re.compile(r"(?<=\d)[\s.\-\u00a0\u202f]+(?=\d)")
TAG = re.compile(r"<[^<>]*>")
FOLD = re.compile(r"\r?\n[ \t]|=\r?\n")  # long lines of a diary, of a mail
BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
DEPTH = 3


@dataclass(frozen=True)
class Mark:
    """`zone`: who may read it (readers.py)."""

    column: str
    zone: str

    def __str__(self) -> str:
        return f"{self.column} [{self.zone}]"


@dataclass
class Marks:
    planted: dict[str, Mark] = field(default_factory=dict)

    def word(self, column: str, zone: str) -> str:
        number, letters = len(self.planted), ""
        for _ in range(4):
            number, letter = divmod(number, 26)
            letters += ascii_lowercase[letter]
        return self._noted(f"qz{letters}xw", column, zone)

    def phone(self, column: str, zone: str) -> str:
        return "+33" + self._noted(f"63998{len(self.planted):04d}", column, zone)

    def _noted(self, mark: str, column: str, zone: str) -> str:
        self.planted[mark] = Mark(column, zone)
        return mark

    def within(self, content: bytes) -> set[Mark]:
        """Those that someone who receives this could read."""
        return {self.planted[one] for text in readings(content) for one in _told(text) if one in self.planted}


def readings(content: bytes, depth: int = DEPTH) -> Iterator[str]:
    """What can be read in it, in every way we know of."""
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content, depth)
    elif content.startswith(b"PK\x03\x04"):
        yield from _of_archive(content, depth)
    else:
        yield from _of_text(content.decode("utf-8", "replace"), depth)


def _told(text: str) -> set[str]:
    joined = BETWEEN_FIGURES.sub("", text)
    return {*WORD.findall(text.lower()), *PHONE.findall(joined)}


def _of_text(text: str, depth: int) -> Iterator[str]:
    yield text
    plain = html.unescape(unquote_plus(FOLD.sub("", text)))
    yield plain
    yield TAG.sub("", plain)
    if depth:
        for one in BASE64.findall(text):
            yield from _of_base64(one, depth - 1)


def _of_base64(text: str, depth: int) -> Iterator[str]:
    try:
        content = base64.b64decode(text.translate(str.maketrans("-_", "+/")) + "==")
    except (ValueError, binascii.Error):
        return
    yield from readings(content, depth)


def _of_archive(content: bytes, depth: int) -> Iterator[str]:
    """XLSX, ODS, DOCX: hidden sheets, comments and properties too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name
            if depth:
                yield from readings(archive.read(name), depth - 1)


def _of_pdf(content: bytes, depth: int) -> Iterator[str]:
    try:
        reader = PdfReader(io.BytesIO(content))
        yield "\n".join(page.extract_text() for page in reader.pages)
        yield str(reader.metadata)
        yield str({name: one.get("/V") for name, one in (reader.get_fields() or {}).items()})
        attached = [one for files in reader.attachments.values() for one in files]
    except PyPdfError:
        yield content.decode("latin-1")
        return
    if depth:
        for one in attached:
            yield from readings(one, depth - 1)
