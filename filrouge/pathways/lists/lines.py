"""What each line under a header is: a person, a group title, a total, a repeated header, a blank…"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from filrouge.shared.words import fold

from .cells import Cell, Line, cell_text
from .headings import recognise_heading

FEWEST_COLUMNS = 2
_LONGEST_HEADING = 60
_LONGEST_GROUP = 60
_SURE = 0.9
_MOST = 0.7
_TOTAL = re.compile(r"^(sous )?(total|totaux|effectif|nombre|moyenne|nb)\b")
_DECORATION = re.compile(r"^[\W_]+|[^\w)»]+$")


@dataclass(frozen=True, slots=True)
class Header:
    """`key` is the folded text; both are numbered when two columns bear the same one (« Tél », « Tél 2 »)."""

    index: int
    text: str
    key: str

    @property
    def label(self) -> str:
        """What to call the column on screen and in files, even when it has no heading."""
        return self.text or self.key.capitalize()


@dataclass(frozen=True, slots=True)
class DataLine:
    """`group` is the title read above; `group_far` when a blank line has come between."""

    line: Line
    group: str = ""
    group_far: bool = False


@dataclass(frozen=True, slots=True)
class IgnoredLine:
    sheet: str
    number: int
    code: str
    reason: str
    text: str


def heading_texts(line: Line) -> list[str]:
    return [cell for cell in line.cells if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING]


@dataclass
class LineSorter:
    sheet: str
    headers: tuple[Header, ...]
    kept: list[DataLine] = field(default_factory=list)
    ignored: list[IgnoredLine] = field(default_factory=list)
    announced_total: int | None = None
    group: str = ""
    group_far: bool = False
    second_table: int = 0

    def skip_above(self, above: Iterable[Line], header: Iterable[Line]) -> None:
        for line in above:
            filled = bool(line.filled())
            self._ignore(
                line, "title" if filled else "blank", _("Titre au-dessus du tableau.") if filled else _blank()
            )
        for line in header:
            self._ignore(line, "header", _("Ligne d’en-tête : elle donne leur nom aux colonnes."))

    def sort(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._sort_one(line)

    def _sort_one(self, line: Line) -> None:
        if not line.filled():
            self.group_far = True
            self._ignore(line, "blank", _blank())
        elif self.second_table:
            self._ignore(line, "second_table", self._second_table_reason())
        elif self._is_header(line):
            self._ignore(line, "repeated_header", _("En-tête répété au milieu de la liste."))
        elif self._is_other_header(line):
            self.second_table = line.number
            self._ignore(line, "second_table", self._second_table_reason())
        elif _is_total(line):
            self._note_total(line)
        elif len(line.filled()) == 1 and len(self.headers) > FEWEST_COLUMNS:
            self._sort_lonely_cell(line)
        else:
            self.kept.append(DataLine(line, self.group, bool(self.group) and self.group_far))

    @cached_property
    def _words(self) -> frozenset[str]:
        parts = (fold(part) for header in self.headers for part in header.text.split(" / "))
        return frozenset(parts) | {header.key for header in self.headers}

    def _is_header(self, line: Line) -> bool:
        texts = [fold(text) for text in heading_texts(line)]
        return len(texts) > 1 and sum(text in self._words for text in texts) >= _MOST * len(line.filled())

    def _is_other_header(self, line: Line) -> bool:
        texts = heading_texts(line)
        return FEWEST_COLUMNS < len(texts) == len(line.filled()) and all(
            _sure_heading(text) for text in texts
        )

    def _second_table_reason(self) -> str:
        return _(
            "Un second tableau, avec d’autres colonnes, commence ligne {number}. "
            "Placez-le dans sa propre feuille pour l’importer."
        ).format(number=self.second_table)

    def _note_total(self, line: Line) -> None:
        numbers = [int(cell) for cell in line.cells if isinstance(cell, float)]
        self.announced_total = numbers[0] if len(numbers) == 1 else self.announced_total
        self._ignore(line, "total", _("Ligne de total."))

    def _sort_lonely_cell(self, line: Line) -> None:
        cell = line.filled()[0]
        text = _DECORATION.sub("", cell_text(cell))
        if not _is_words(cell):
            self._ignore(
                line, "lonely_value", _("Une seule valeur sur la ligne, sans nom : aucune personne à lire.")
            )
        elif len(text) > _LONGEST_GROUP:
            self._ignore(
                line, "remark", _("Remarque écrite entre les lignes : elle ne décrit pas une personne.")
            )
        else:
            self.group, self.group_far = text, False
            self._ignore(line, "group", _("Lu comme un titre de groupe pour les lignes suivantes."))

    def _ignore(self, line: Line, code: str, reason: str) -> None:
        self.ignored.append(ignore(self.sheet, line, code, reason))


def _blank() -> str:
    return _("Ligne vide.")


def _sure_heading(text: str) -> bool:
    found = recognise_heading(text)
    return found is not None and found[1] >= _SURE


def _is_total(line: Line) -> bool:
    """« TOTAL | 192 »: the word, figures, and no other text."""
    texts = [
        fold(cell) for cell in line.cells if isinstance(cell, str) and not cell.replace(" ", "").isdigit()
    ]
    return (
        len(texts) == 1 and bool(_TOTAL.match(texts[0])) and not any(isinstance(c, date) for c in line.cells)
    )


def _is_words(cell: Cell) -> bool:
    return isinstance(cell, str) and sum(character.isalpha() for character in cell) > 1


def ignore(sheet: str, line: Line, code: str, reason: str) -> IgnoredLine:
    text = " | ".join(cell_text(cell) for cell in line.filled())
    return IgnoredLine(sheet, line.number, code, reason, text[:200])
