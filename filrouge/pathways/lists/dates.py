"""French dates as people type them, whole or partial."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

from filrouge.shared.words import fold, quoted

from .cells import Cell, cell_text
from .problems import Finding, error, warning

YOUNGEST, OLDEST = 14, 99
_EXCEL_ZERO = date(1899, 12, 30)
_EXCEL_SERIALS = range(8_000, 75_000)  # 1921 to 2105: a plain number outside is not a date
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_WHOLE_YEAR = len("1999")


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Kind(StrEnum):
    """What the date is for: it decides the year when it is short or missing."""

    BIRTH = "birth"
    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """`day` is the first of the month or of the year when `precision` says so.

    `placeholder`: 1 January with a full date, which offices write when the day is not known.
    `inferred`: the year was short or missing and was completed (rules in `_full_year`, `_year_for`).
    """

    day: date
    precision: Precision
    placeholder: bool
    source: str
    inferred: bool = False

    @property
    def last_day(self) -> date:
        if self.precision is Precision.YEAR:
            return date(self.day.year, 12, 31)
        if self.precision is Precision.MONTH:
            return (self.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return self.day


@dataclass(frozen=True, slots=True)
class DateReading:
    value: PartialDate | None
    findings: tuple[Finding, ...] = ()


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars mar march",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil jul july",
            "aout aou august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<word>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_DAY, _NUMBER, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4}|\d{2})"
_LONG_YEAR = r"(?P<year>\d{4})"
_UNKNOWN = "(?:00|0|x+)"
# Matched on folded text, where every separator has become one space.
_SHAPES = tuple(
    re.compile(rf"(?<!\w){shape}(?!\w)")
    for shape in (
        rf"{_LONG_YEAR} {_NUMBER} {_DAY}(?=t?\b)",
        rf"{_LONG_YEAR} {_UNKNOWN} {_UNKNOWN}",
        rf"{_UNKNOWN} {_UNKNOWN} {_LONG_YEAR}",
        rf"{_UNKNOWN} {_NUMBER} {_LONG_YEAR}",
        rf"{_DAY} {_NUMBER} {_YEAR}",
        rf"{_DAY}(?:er)? {_MONTH} {_YEAR}",
        rf"{_MONTH} {_DAY} {_LONG_YEAR}",
        rf"{_MONTH} {_YEAR}",
        rf"{_NUMBER} {_LONG_YEAR}",
        rf"{_DAY}(?:er)? {_MONTH}",
        rf"{_DAY} {_NUMBER}",
        r"(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>\d{2})",
        r"(?P<day>\d{1,2})(?P<month>0[1-9]|1[0-2])(?P<year>(?:19|20)\d{2})",
        r"(?P<year>(?:19|20)\d{2})",
    )
)
_TIME_OF_DAY = re.compile(
    r"[T ]\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?Z?$|\s*(?:à|a)?\s*\d{1,2}\s?[hH]\s?(?:\d{2})?$"
)


def read_birth_date(cell: Cell, today: date) -> DateReading:
    """A date of birth; impossible, in the future or outside 14 to 99 years is an error."""
    return _read(cell, today, Kind.BIRTH, error, _check_age)


def read_past_date(cell: Cell, today: date) -> DateReading:
    """A date of something done; « 04/10 » is read as the latest 4 October already past, and said so."""
    return _read(cell, today, Kind.PAST, warning, _check_not_later)


def read_future_date(cell: Cell, today: date) -> DateReading:
    """A deadline or an appointment; « 04/10 » is read as the next 4 October, and said so."""
    return _read(cell, today, Kind.FUTURE, warning, None)


def looks_like_date(cell: Cell, today: date) -> bool:
    if isinstance(cell, date):
        return True
    if not any(character.isdigit() for character in cell_text(cell)):
        return False
    try:
        return _parse(cell, today, Kind.PAST) is not None
    except _ImpossibleDateError:
        return True


_Check = Callable[[PartialDate, date], Finding | None]


def _read(
    cell: Cell, today: date, kind: Kind, severity: Callable[[str, str], Finding], check: _Check | None
) -> DateReading:
    if cell is None:
        return DateReading(None)
    try:
        value = _parse(cell, today, kind)
    except _ImpossibleDateError as impossible:
        return DateReading(None, (severity("impossible_date", str(impossible)),))
    if value is None:
        return DateReading(None, (severity("unreadable_date", _unreadable(cell)),))
    finding = check(value, today) if check else None
    if finding and finding.level == "error":
        return DateReading(None, (finding,))
    remarks = (finding, _inferred_year(value, kind))
    return DateReading(value, tuple(remark for remark in remarks if remark))


class _ImpossibleDateError(Exception):
    pass


def _parse(cell: Cell, today: date, kind: Kind) -> PartialDate | None:
    text = cell_text(cell)
    if isinstance(cell, datetime):
        return _exact(cell.date(), text)
    if isinstance(cell, date):
        return _exact(cell, text)
    number = _whole_number(cell)
    if number is not None and number in _EXCEL_SERIALS:
        return _exact(_EXCEL_ZERO + timedelta(days=number), text)
    return _parse_text(text, today, kind)


def _exact(day: date, source: str) -> PartialDate:
    return PartialDate(day, Precision.DAY, (day.month, day.day) == (1, 1), source)


def _whole_number(cell: Cell) -> int | None:
    if isinstance(cell, float):
        return int(cell) if abs(cell) < 10**9 else None
    return int(cell) if isinstance(cell, str) and re.fullmatch(r"[0-9]{5}", cell) else None


def _parse_text(text: str, today: date, kind: Kind) -> PartialDate | None:
    words = fold(_TIME_OF_DAY.sub("", text.strip()))
    for shape in _SHAPES:
        found = list(shape.finditer(words))
        if len(found) == 1 and not _other_figures(words, found[0]):
            return _from_parts(found[0].groupdict(), text, today, kind)
    return None


def _other_figures(words: str, found: re.Match[str]) -> bool:
    """« du 12/10 au 23/10 » holds two dates: neither may be chosen."""
    return any(character.isdigit() for character in words[: found.start()] + words[found.end() :])


def _from_parts(parts: dict[str, str | None], source: str, today: date, kind: Kind) -> PartialDate | None:
    day, month = int(parts.get("day") or 0), _month_number(parts)
    written = parts.get("year")
    if not written and kind is Kind.BIRTH:
        raise _ImpossibleDateError(
            _("{date} n’a pas d’année. Complétez la date de naissance.").format(date=quoted(source))
        )
    year = _full_year(written, today, kind) if written else _year_for(day, month, today, kind)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        first = date(year, month or 1, day or 1)
    except ValueError as impossible:
        raise _ImpossibleDateError(_impossible(source, day, month)) from impossible
    placeholder = precision is Precision.DAY and (first.month, first.day) == (1, 1)
    return PartialDate(first, precision, placeholder, source, inferred=len(written or "") < _WHOLE_YEAR)


def _month_number(parts: dict[str, str | None]) -> int:
    word = parts.get("word")
    return _MONTHS[word] if word else int(parts.get("month") or 0)


def _full_year(written: str, today: date, kind: Kind) -> int:
    """Two figures: never later than this year for a birth or a past fact; up to 30 years ahead otherwise."""
    year = int(written)
    if len(written) == _WHOLE_YEAR:
        return year
    furthest = today.year + (30 if kind is Kind.FUTURE else 0)
    return 2000 + year if 2000 + year <= furthest else 1900 + year


def _year_for(day: int, month: int, today: date, kind: Kind) -> int:
    """No year at all: the latest such day already past, or the next one to come."""
    if kind is Kind.FUTURE:
        return today.year + ((month, day) < (today.month, today.day))
    return today.year - ((month, day) > (today.month, today.day))


def _check_age(value: PartialDate, today: date) -> Finding | None:
    if value.day > today:
        return error(
            "future_birth",
            _("{date} est dans le futur. Corrigez la date de naissance.").format(date=_q(value)),
        )
    youngest, oldest = _age_on(value.last_day, today), _age_on(value.day, today)
    if oldest < YOUNGEST or youngest > OLDEST:
        return error(
            "age_out_of_range",
            _(
                "{date} donne {age} ans ; l’âge attendu va de 14 à 99 ans. Vérifiez la date de naissance."
            ).format(date=_q(value), age=oldest),
        )
    return None


def _age_on(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _check_not_later(value: PartialDate, today: date) -> Finding | None:
    if value.day <= today:
        return None
    sentence = _(
        "{date} est dans le futur : le jour et le mois sont peut-être inversés. La date sera laissée de côté."
    )
    return warning("future_date", sentence.format(date=_q(value)))


def _inferred_year(value: PartialDate, kind: Kind) -> Finding | None:
    if (
        not value.inferred
        or re.search(r"\d\D+\d+\D+\d\d$|[a-z]\D*\d\d$", fold(value.source))
        or kind is Kind.BIRTH
    ):
        return None
    sentence = _("{date} n’a pas d’année : lu comme le {read}. Vérifiez.")
    return warning("missing_year", sentence.format(date=_q(value), read=value.day.strftime("%d/%m/%Y")))


def _unreadable(cell: Cell) -> str:
    return _("{text} n’est pas une date que nous savons lire. Écrivez par exemple 24/09/1999.").format(
        text=quoted(cell_text(cell))
    )


def _impossible(source: str, day: int, month: int) -> str:
    if month > len(calendar.month_name) - 1 >= day > 0:
        return _(
            "{date} a plus de douze mois : le jour et le mois semblent inversés. Corrigez la date."
        ).format(date=quoted(source))
    return _("{date} n’existe pas dans le calendrier. Corrigez la date.").format(date=quoted(source))


def _q(value: PartialDate) -> str:
    return quoted(value.source)
