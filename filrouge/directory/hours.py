"""Opening hours as data·inclusion publishes them (OpenStreetMap's notation), for what people usually write:
« Mo-Fr 08:30-12:30,13:30-17:00; Sa 09:00-12:00; PH off ». Whatever else is shown as written and never guessed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from filrouge.shared.inputs import DAYS_OF_A_WEEK

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SLOT = 30  # minutes
A_DAY = 24 * 60
RULE = re.compile(r"^(?P<days>[A-Za-z,\- ]*?)\s*(?P<hours>\d{1,2}:\d{2}.*|off|closed|24/7|)$")
HOURS = re.compile(r"^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$")

Week = dict[int, list[tuple[int, int]]]  # Monday is 0: minutes from midnight, from and to


def read_week(text: str) -> Week | None:
    """None when it is not the notation we know; a day that is closed has no hours."""
    if text.strip() == "24/7":
        return {day: [(0, A_DAY)] for day in range(7)}
    week: Week = {}
    for rule in (part.strip() for part in text.split(";")):
        if not rule or rule.startswith("PH"):
            continue
        read = _rule(rule)
        if read is None:
            return None
        days, hours = read
        week.update({day: list(hours) for day in days})
    return {day: hours for day, hours in sorted(week.items()) if hours} or None


def open_slots(text: str) -> list[int]:
    """Half-hours of the week, from Monday 0:00, wholly or partly open."""
    week = read_week(text) or {}
    return sorted({slot for day, hours in week.items() for one in hours for slot in _slots(day, *one)})


def slot_of(moment: datetime) -> int:
    """`moment` in local time."""
    return (moment.weekday() * A_DAY + moment.hour * 60 + moment.minute) // SLOT


def hours_said(text: str) -> list[tuple[str, str]]:
    """« lundi à vendredi », « 8 h 30 à 12 h 30, 13 h 30 à 17 h »; nothing when it cannot be read."""
    week = read_week(text) or {}
    return [(_days_said(days), _hours_said(hours)) for days, hours in _alike(week)]


def _rule(rule: str) -> tuple[list[int], list[tuple[int, int]]] | None:
    found = RULE.match(rule)
    if not found:
        return None
    days = _days(found["days"].replace(" ", ""))
    if days is None:
        return None
    if found["hours"] in ("off", "closed"):
        return days, []
    hours = [_minutes(part.strip()) for part in found["hours"].split(",")]
    known = [one for one in hours if one is not None]
    return (days, known) if known and len(known) == len(hours) else None


def _days(text: str) -> list[int] | None:
    if not text:
        return list(range(7))
    days: list[int] = []
    for part in text.split(","):
        if part == "PH":
            continue
        first, _dash, last = part.partition("-")
        if first not in DAYS or (last and last not in DAYS):
            return None
        start, end = DAYS.index(first), DAYS.index(last or first)
        days += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
    return days


def _minutes(text: str) -> tuple[int, int] | None:
    found = HOURS.match(text)
    if not found:
        return None
    start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    return (start, end) if start < end <= A_DAY else None


def _slots(day: int, start: int, end: int) -> Iterable[int]:
    return range((day * A_DAY + start) // SLOT, (day * A_DAY + end - 1) // SLOT + 1)


def _alike(week: Week) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """Days that follow each other with the same hours, together."""
    run: list[int] = []
    for day in sorted(week):
        if run and (day != run[-1] + 1 or week[day] != week[run[-1]]):
            yield run, week[run[0]]
            run = []
        run.append(day)
    if run:
        yield run, week[run[0]]


def _days_said(days: Sequence[int]) -> str:
    names = [str(label) for _number, label in DAYS_OF_A_WEEK]
    if len(days) == 1:
        return names[days[0]]
    return _("%(first)s à %(last)s") % {"first": names[days[0]], "last": names[days[-1]]}


def _hours_said(hours: Sequence[tuple[int, int]]) -> str:
    return ", ".join(
        _("%(start)s à %(end)s") % {"start": _hour_said(start), "end": _hour_said(end)}
        for start, end in hours
    )


def _hour_said(minutes: int) -> str:
    hour, rest = divmod(minutes, 60)
    return f"{hour} h {rest:02d}" if rest else f"{hour} h"
