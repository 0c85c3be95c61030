import codecs
import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from filrouge.shared.words import quoted

from .cells import Line, Sheet, clean_line
from .unreadable import MAX_LINES, UnreadableListError, too_many_lines

if TYPE_CHECKING:
    import _csv

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD_ENCODINGS = ("cp1252", "mac_roman", "cp850")
# Weights follow how often French writes them: a wrong encoding yields rare letters or signs instead.
_FRENCH_LETTERS = {
    "é": 5,
    **dict.fromkeys("èêàçîïôûùâ", 2),
    **dict.fromkeys("ëäöüÿœÉÈÊËÀÂÇÎÏÔÙÛÜŒ’°«»€–…\u00a0", 1),
}
_SEPARATORS = ";,\t|"


def read_text_file(data: bytes, filename: str) -> Sheet:
    """A CSV or TSV file; encoding and separator are found by themselves. Raises UnreadableListError."""
    text = decode(data)
    if text is None or "\x00" in text:
        raise _not_a_table(filename)
    text, separator, skipped = _drop_separator_hint(text)
    separator = separator or _find_separator(text)
    if separator is None:
        raise _not_a_table(filename)
    return Sheet(filename, tuple(_lines(text, separator, skipped)))


def decode(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    if b"\x00" in data[:1000]:
        return _try(data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be")
    return _try(data, "utf-8") or _decode_old(data)


def _decode_old(data: bytes) -> str | None:
    """Of the encodings old French spreadsheets export, the one that yields the most French letters."""
    readings = [text for encoding in _OLD_ENCODINGS if (text := _try(data, encoding)) is not None]
    return max(readings, key=_french_score, default=None)


def _french_score(text: str) -> int:
    foreign = Counter(character for character in text if not character.isascii())
    return sum(count * _FRENCH_LETTERS.get(character, -2) for character, count in foreign.items())


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _drop_separator_hint(text: str) -> tuple[str, str | None, int]:
    """Excel may write « sep=; » as first line. Gives the text, the separator and the lines taken off."""
    first, _newline, rest = text.partition("\n")
    hint = first.strip().lower()
    if hint.startswith("sep=") and len(hint) == len("sep=;") and hint[-1] in _SEPARATORS:
        return rest, hint[-1], 1
    return text, None, 0


def _find_separator(text: str) -> str | None:
    best = max(_SEPARATORS, key=lambda separator: _regularity(text, separator))
    return best if _regularity(text, best) > (0, 0) else None


def _regularity(text: str, separator: str) -> tuple[float, int]:
    """How many lines share the commonest width of two or more, then that width."""
    widths = [len(row) for row in islice(_records(text, separator), 200) if any(row)]
    shared = Counter(width for width in widths if width > 1).most_common(1)
    if not shared or shared[0][1] * 2 < len(widths):
        return (0, 0)
    width, count = shared[0]
    return (count / len(widths), width)


def _records(text: str, separator: str) -> "_csv.Reader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _lines(text: str, separator: str, skipped: int) -> list[Line]:
    lines, start = [], 1 + skipped
    records = _records(text, separator)
    try:
        for record in records:
            lines.append(clean_line(start, record))
            start = records.line_num + 1 + skipped
            if len(lines) > MAX_LINES:
                raise too_many_lines()
    except csv.Error as failure:
        raise _not_a_table("") from failure
    return lines


def _not_a_table(filename: str) -> UnreadableListError:
    return UnreadableListError(
        _(
            "{name} ne ressemble pas à un tableau : aucune colonne n’a été trouvée. "
            "Choisissez un fichier Excel, LibreOffice ou CSV."
        ).format(name=quoted(filename))
    )
