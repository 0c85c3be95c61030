"""Where the table starts in a sheet, and the names of its columns."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.shared.words import fold, quoted

from .cells import Line, Sheet, cell_text
from .headings import recognise_heading, refused_heading
from .lines import FEWEST_COLUMNS, DataLine, Header, IgnoredLine, LineSorter, heading_texts, ignore

_LINES_SEARCHED = 40
_LONGEST_THEME = 30
_FEWEST_LINES = 3


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
            ignored += [ignore(sheet.name, line, "no_table", reason) for line in sheet.rows if line.filled()]
        else:
            tables.append(table)
    return tables, ignored


def find_header(sheet: Sheet) -> Table | None:
    """The table of a sheet, or None when no line looks like a header."""
    position = _header_position(sheet)
    if position is None:
        return None
    first, last = _header_span(sheet.rows, position)
    headers = _headers(sheet.rows[first : last + 1], _width(sheet.rows[first:]))
    sorter = LineSorter(sheet.name, headers)
    sorter.skip_above(sheet.rows[:first], sheet.rows[first : last + 1])
    sorter.sort(sheet.rows[last + 1 :])
    return Table(sheet.name, headers, tuple(sorter.kept), tuple(sorter.ignored), sorter.announced_total)


def _header_position(sheet: Sheet) -> int | None:
    scores = [(_header_score(line), -position) for position, line in enumerate(sheet.rows[:_LINES_SEARCHED])]
    best, negative = max(scores, default=(0.0, 0))
    return -negative if best >= FEWEST_COLUMNS else _unknown_words_header(sheet)


def _header_score(line: Line) -> float:
    texts = heading_texts(line)
    if len(texts) < FEWEST_COLUMNS:
        return 0
    recognised = [text for text in texts if recognise_heading(text) or refused_heading(fold(text))]
    return len(recognised) - 0.5 * (len(line.filled()) - len(texts)) if len(recognised) > 1 else 0


def _unknown_words_header(sheet: Sheet) -> int | None:
    """No heading is known: the first line of different short words, as wide as the lines below."""
    widths = Counter(len(line.filled()) for line in sheet.rows if line.filled())
    if len(sheet.rows) < _FEWEST_LINES or not widths:
        return None
    common_width = widths.most_common(1)[0][0]
    for position, line in enumerate(sheet.rows[:_LINES_SEARCHED]):
        texts = heading_texts(line)
        wide = len(texts) == len(line.filled()) >= max(FEWEST_COLUMNS, common_width)
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
    texts = heading_texts(below)
    if not texts or len(texts) != len(below.filled()) or _same_words(header, below):
        return False
    empty_above = any(cell is not None and header.at(index) is None for index, cell in enumerate(below.cells))
    return empty_above and all(recognise_heading(text) for text in texts)


def _themes_above(above: Line, header: Line) -> bool:
    texts = heading_texts(above)
    plain = all(
        not any(character.isdigit() for character in text) and len(text) <= _LONGEST_THEME for text in texts
    )
    return FEWEST_COLUMNS <= len(texts) == len(above.filled()) < len(header.filled()) and plain


def _same_words(line: Line, other: Line) -> bool:
    words = [fold(cell_text(cell)) for cell in line.cells]
    return words == [fold(cell_text(cell)) for cell in other.cells]


def _width(lines: tuple[Line, ...]) -> int:
    """Up to the last filled cell, be it under no heading."""
    return max(index for line in lines for index, cell in enumerate(line.cells, start=1) if cell is not None)


def _headers(lines: tuple[Line, ...], width: int) -> tuple[Header, ...]:
    headers: dict[str, Header] = {}
    for index in range(width):
        text = _heading(lines, index)
        base = fold(text) or f"colonne {index + 1}"
        key, number = base, 1
        while key in headers:
            number += 1
            key = f"{base} {number}"
        headers[key] = Header(index, _numbered(text, number, index), key)
    return tuple(headers.values())


def _numbered(text: str, number: int, index: int) -> str:
    """Two headings made of signs or of another script fold to nothing: their place tells them apart."""
    if text and not fold(text):
        return f"{text} ({index + 1})"
    return f"{text} {number}" if text and number > 1 else text


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
