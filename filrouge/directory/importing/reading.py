"""Rows of a published file, one at a time: a JSON list, a page of the API (`items`), JSON lines, or CSV."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from django.utils.translation import gettext as _

PIECE = 1 << 18
SPACES = re.compile(r"[\s,]*")
# The columns that hold lists; a CSV writes them in several ways.
LISTS = frozenset(
    {
        *("thematiques", "publics", "modes_accueil", "zone_eligibilite", "modes_mobilisation"),
        *("mobilisable_par", "reseaux_porteurs"),
    }
)

Row = Mapping[str, Any]


class UnreadableFile(ValueError):
    """Its text is a French sentence."""


def rows_in(text: TextIO) -> Iterator[Row]:
    """Never holds the whole file. Raises UnreadableFile, also midway."""
    start = text.read(PIECE).lstrip("\ufeff \t\r\n")
    if not start:
        raise UnreadableFile(_("Ce fichier est vide."))
    if start[0] == "[":
        return _json_list(_Ahead(text, start[1:]))
    if start[0] == "{":
        return _json_objects(_Ahead(text, start))
    return _csv(text, start)


class _Ahead:
    """What was read and not used yet."""

    def __init__(self, text: TextIO, read: str) -> None:
        self.text, self.read, self.at = text, read, 0

    def more(self) -> bool:
        piece = self.text.read(PIECE)
        self.read, self.at = self.read[self.at :] + piece, 0
        return bool(piece)

    def skip(self) -> str:
        """Past spaces and commas; the next sign, '' at the end."""
        while True:
            found = SPACES.match(self.read, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.read):
                return self.read[self.at]
            if not self.more():
                return ""

    def value(self) -> Any:
        """The next whole JSON value."""
        decode = json.JSONDecoder().raw_decode
        while True:
            try:
                value, self.at = decode(self.read, self.at)
            except json.JSONDecodeError as error:
                # Cut where the piece ends, or wrong for good: a value longer than that is no row of theirs.
                if len(self.read) - self.at > 8 * PIECE or not self.more():
                    raise UnreadableFile(
                        _("Ce fichier n’est pas du JSON lisible, ou il est coupé.")
                    ) from error
            else:
                return value


def _json_list(ahead: _Ahead) -> Iterator[Row]:
    while (sign := ahead.skip()) != "]":
        if not sign:
            raise UnreadableFile(_("Ce fichier s’arrête au milieu : il a sans doute été coupé."))
        yield _row(ahead.value())


def _json_objects(ahead: _Ahead) -> Iterator[Row]:
    """A page of the API when its first object holds `items`; else a row per line."""
    while ahead.skip():
        value = ahead.value()
        if isinstance(value, dict) and isinstance(value.get("items"), list):
            yield from (_row(one) for one in value["items"])
        else:
            yield _row(value)


def _row(value: Any) -> Row:
    if not isinstance(value, dict):
        raise UnreadableFile(_("Ce fichier ne contient pas des lignes de structures ou de services."))
    # The search of the API wraps each service with its distance.
    inside = value.get("service")
    return inside if isinstance(inside, dict) else value


def _csv(text: TextIO, start: str) -> Iterator[Row]:
    heading, newline, rest = start.partition("\n")
    if not newline and len(start) >= PIECE:
        raise UnreadableFile(_("Ce fichier n’est ni du JSON ni un CSV."))
    separator = max(",;\t", key=heading.count)
    names = next(csv.reader([heading.rstrip("\r")], delimiter=separator))
    if "id" not in names or "nom" not in names:
        raise UnreadableFile(
            _("La première ligne doit porter les noms des colonnes du schéma data·inclusion (id, nom…).")
        )
    csv.field_size_limit(1 << 20)
    yield from (
        _cells(cells, names) for cells in csv.reader(_lines(text, rest), delimiter=separator) if cells
    )


def _lines(text: TextIO, rest: str) -> Iterator[str]:
    pending = io.StringIO(rest)
    for line in pending:
        if line.endswith("\n"):
            yield line
        else:
            yield line + text.readline()
    yield from text


def _cells(cells: list[str], names: list[str]) -> Row:
    row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
    return {name: _list(cell) if name in LISTS else cell for name, cell in row.items() if cell}


def _list(cell: str) -> list[str]:
    """« ["a", "b"] », « {a,b} », « ['a', 'b'] », « a, b » or « a|b »."""
    inside = cell.strip("[]{} ")
    parts = re.split(r"[,|;]", inside)
    return [part.strip(" \"'") for part in parts if part.strip(" \"'")]
