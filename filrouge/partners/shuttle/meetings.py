"""« 12/12/2026 à 14 h 30 », « 3 janvier, 9h », « 2026-12-12 »: the day, and the hour when it is said."""

import re
from datetime import date, time

from filrouge.shared.words import fold, latin_digits

MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
# Not the beginning of a telephone number: « 06.12.34.56.78 ».
_NUMBERS = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})[./-](?P<month>\d{1,2})(?:[./-](?P<year>\d{4}|\d{2}))?(?![./-]?\d)"
)
_WORDS = re.compile(rf"\b(?P<day>\d{{1,2}})(?:er)? (?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?\b")
_HOUR = re.compile(r"\b(?P<hour>\d{1,2}) ?[h:] ?(?P<minute>\d{2})?\b")


def meeting_said(text: str, today: date) -> tuple[date, time | None] | None:
    """None when no day is understood. Without a year, the next such day."""
    said = re.sub(r" ?/ ?", "/", latin_digits(text).lower())
    found = _ISO.search(said) or _NUMBERS.search(said) or _WORDS.search(fold(said))
    day = _day(found, today) if found else None
    return (day, _hour(said)) if day else None


def _day(found: re.Match[str], today: date) -> date | None:
    month = found["month"]
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    year = int(found["year"] or today.year)
    try:
        day = date(year + 2000 if year < 100 else year, number, int(found["day"]))
        return day.replace(year=day.year + 1) if not found["year"] and day < today else day
    except ValueError:
        return None


def _hour(said: str) -> time | None:
    found = _HOUR.search(said)
    try:
        return time(int(found["hour"]), int(found["minute"] or 0)) if found else None
    except ValueError:
        return None
