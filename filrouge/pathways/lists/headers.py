"""Where the table starts in a sheet, and what each line under it is: person, group title, total, blank…"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from filrouge.shared.words import fold, quoted

from .cells import Cell, Line, Sheet, cell_text
from .targets import recognise_heading, refused_heading

_LINES_SEARCHED = 40
_LONGEST_HEADING = 60
_LONGEST_GROUP = 60
_TOTAL = re.compile(r"^(sous )?(total|totaux|effectif|nombre|moyenne|nb)\b")
_DECORATION = re.compile(r"^[\W_]+|[^\w)»]+$")


@dataclass(frozen=True, slots=True)
class Header:
    """`key` is the folded text, numbered when two columns bear the same one (« tel », « tel 2 »)."""

    index: int
    text: str
    key: str


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


@dataclass(frozen=True)
class Table:
    sheet: str
    headers: tuple[Header, ...]
    lines: tuple[DataLine, ...]
    ignored: tuple[IgnoredLine, ...]
    announced_total: int | None = None


def find_tables(sheets: Iterable[Sheet]) -> tuple[list[Table], list[IgnoredLine]]:
    """Tables with at least one line of data, and every line that belongs to none, with its reason."""
    tables: list[Table] = []
    ignored: list[IgnoredLine] = []
    for sheet in sheets:
        table = find_header(sheet)
        if table is None or not table.lines:
            reason = _("La feuille {sheet} ne contient pas de liste de personnes.").format(
                sheet=quoted(sheet.name)
            )
            ignored += [_ignore(sheet.name, line, "no_table", reason) for line in sheet.rows if line.filled()]
        else:
            tables.append(table)
    return tables, ignored


def find_header(sheet: Sheet) -> Table | None:
    """The table of a sheet, or None when no line looks like a header."""
    position = _header_position(sheet)
    if position is None:
        return None
    first, last = _header_span(sheet.rows, position)
    headers = _headers(sheet.rows[first : last + 1])
    sorter = _LineSorter(sheet.name, headers)
    sorter.skip_above(sheet.rows[:first], sheet.rows[first : last + 1])
    sorter.sort(sheet.rows[last + 1 :])
    return Table(sheet.name, headers, tuple(sorter.kept), tuple(sorter.ignored), sorter.announced_total)


def _header_position(sheet: Sheet) -> int | None:
    scores = [(_header_score(line), -position) for position, line in enumerate(sheet.rows[:_LINES_SEARCHED])]
    best, negative = max(scores, default=(0.0, 0))
    return -negative if best >= 2 else _unknown_words_header(sheet)


def _header_score(line: Line) -> float:
    texts = _heading_texts(line)
    if len(texts) < 2:
        return 0
    recognised = [text for text in texts if recognise_heading(text) or refused_heading(fold(text))]
    return len(recognised) - 0.5 * (len(line.filled()) - len(texts)) if len(recognised) > 1 else 0


def _heading_texts(line: Line) -> list[str]:
    return [cell for cell in line.cells if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING]


def _unknown_words_header(sheet: Sheet) -> int | None:
    """No heading is known: the first line made only of different short words and as wide as the lines below."""
    widths = Counter(len(line.filled()) for line in sheet.rows if line.filled())
    if len(sheet.rows) < 3 or not widths:
        return None
    common_width = widths.most_common(1)[0][0]
    for position, line in enumerate(sheet.rows[:_LINES_SEARCHED]):
        texts = _heading_texts(line)
        wide = len(texts) == len(line.filled()) >= max(2, common_width)
        if wide and len({fold(text) for text in texts}) == len(texts):
            return position
    return None


def _header_span(rows: tuple[Line, ...], position: int) -> tuple[int, int]:
    """First and last line of the header: itself, a line of themes above or a line of details below."""
    if position + 1 < len(rows) and _details_below(rows[position], rows[position + 1]):
        return position, position + 1
    if position and _themes_above(rows[position - 1], rows[position]):
        return position - 1, position
    return position, position


def _details_below(header: Line, below: Line) -> bool:
    texts = _heading_texts(below)
    if not texts or len(texts) != len(below.filled()) or _same_words(header, below):
        return False
    empty_above = any(cell is not None and header.at(index) is None for index, cell in enumerate(below.cells))
    return empty_above and all(recognise_heading(text) for text in texts)


def _themes_above(above: Line, header: Line) -> bool:
    texts = _heading_texts(above)
    plain = all(not any(character.isdigit() for character in text) and len(text) <= 30 for text in texts)
    return 2 <= len(texts) == len(above.filled()) < len(header.filled()) and plain


def _same_words(line: Line, other: Line) -> bool:
    words = [fold(cell_text(cell)) for cell in line.cells]
    return words == [fold(cell_text(cell)) for cell in other.cells]


def _headers(lines: tuple[Line, ...]) -> tuple[Header, ...]:
    width = max(len(line.cells) for line in lines)
    texts = [_heading(lines, index) for index in range(width)]
    seen: Counter[str] = Counter()
    headers = []
    for index, text in enumerate(texts):
        key = fold(text) or f"colonne {index + 1}"
        seen[key] += 1
        headers.append(Header(index, text, key if seen[key] == 1 else f"{key} {seen[key]}"))
    return tuple(headers)


def _heading(lines: tuple[Line, ...], index: int) -> str:
    own = cell_text(lines[-1].at(index))
    if len(lines) == 1:
        return own.replace("\n", " ")
    theme = _theme_over(lines[0], index) if own else cell_text(lines[0].at(index))
    return " / ".join(part.replace("\n", " ") for part in (theme, own) if part)


def _theme_over(line: Line, index: int) -> str:
    """The nearest filled cell at or before: a merged cell keeps its text in its first column."""
    return next(
        (cell_text(line.at(place)) for place in range(index, -1, -1) if line.at(place) is not None), ""
    )


@dataclass
class _LineSorter:
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
        elif len(line.filled()) == 1 and len(self.headers) > 2:
            self._sort_lonely_cell(line)
        else:
            self.kept.append(DataLine(line, self.group, bool(self.group) and self.group_far))

    def _is_header(self, line: Line) -> bool:
        words = {header.key for header in self.headers} | {
            fold(p) for h in self.headers for p in h.text.split(" / ")
        }
        texts = [fold(text) for text in _heading_texts(line)]
        return len(texts) > 1 and sum(text in words for text in texts) >= 0.7 * len(line.filled())

    def _is_other_header(self, line: Line) -> bool:
        texts = _heading_texts(line)
        return (
            len(texts) >= 3
            and len(texts) == len(line.filled())
            and all(_sure_heading(text) for text in texts)
        )

    def _second_table_reason(self) -> str:
        return _(
            "Un second tableau, avec d’autres colonnes, commence ligne {number}. Placez-le dans sa propre feuille "
            "pour l’importer."
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
        self.ignored.append(_ignore(self.sheet, line, code, reason))


def _blank() -> str:
    return _("Ligne vide.")


def _sure_heading(text: str) -> bool:
    found = recognise_heading(text)
    return found is not None and found[1] >= 0.9


def _is_total(line: Line) -> bool:
    """« TOTAL | 192 »: the word, figures, and no other text."""
    texts = [
        fold(cell) for cell in line.cells if isinstance(cell, str) and not cell.replace(" ", "").isdigit()
    ]
    return (
        len(texts) == 1 and bool(_TOTAL.match(texts[0])) and not any(isinstance(c, date) for c in line.cells)
    )


def _is_words(cell: Cell) -> bool:
    return isinstance(cell, str) and sum(character.isalpha() for character in cell) >= 2


def _ignore(sheet: str, line: Line, code: str, reason: str) -> IgnoredLine:
    text = " | ".join(cell_text(cell) for cell in line.filled())
    return IgnoredLine(sheet, line.number, code, reason, text[:200])
