"""When a meeting is reminded."""

from datetime import date, datetime, time, timedelta

import pytest

from filrouge.messaging.hours import USUAL
from filrouge.pathways.reminding.due import due
from filrouge.shared import clock

# 2026-11-26 is a Thursday.
THURSDAY = date(2026, 11, 26)
LONG_AGO = datetime(2026, 11, 1, tzinfo=clock.PARIS)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), clock.PARIS)


def reminded(now: datetime, **other: object) -> str:
    values = {
        "way": "sms",
        "starts_at": at(THURSDAY, 10),
        "said_at": LONG_AGO,
        "when": "",
        "hours": USUAL,
        "now": now,
    }
    return due(**values | other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (at(date(2026, 11, 23), 12), ""),
        (at(date(2026, 11, 24), 7, 59), ""),
        (at(date(2026, 11, 24), 8), "two_days"),
        (at(date(2026, 11, 24), 21), ""),  # quiet
        (at(date(2026, 11, 25), 7), ""),  # quiet
        (at(date(2026, 11, 25), 8), "day_before"),
        (at(THURSDAY, 8), "day_before"),  # late, still useful
        (at(THURSDAY, 10), ""),
    ],
)
def test_two_days_before_and_the_day_before(now: datetime, kind: str) -> None:
    assert reminded(now) == kind


def test_what_was_agreed_since_is_not_reminded() -> None:
    eve = at(date(2026, 11, 25), 15)
    assert reminded(eve, said_at=at(date(2026, 11, 25), 14)) == ""
    assert reminded(eve, said_at=at(date(2026, 11, 25), 7)) == "day_before"
    assert reminded(at(date(2026, 11, 24), 15), said_at=at(date(2026, 11, 24), 14)) == ""


def test_for_a_monday_one_reminder_leaves_on_saturday() -> None:
    monday, saturday = at(date(2026, 11, 30), 10), date(2026, 11, 28)
    assert reminded(at(saturday, 9), starts_at=monday) == "day_before"
    assert reminded(at(date(2026, 11, 29), 9), starts_at=monday) == ""


def test_for_a_tuesday_the_first_leaves_on_saturday() -> None:
    tuesday = at(date(2026, 12, 1), 10)
    assert reminded(at(date(2026, 11, 28), 9), starts_at=tuesday) == "two_days"
    assert reminded(at(date(2026, 11, 30), 9), starts_at=tuesday) == "day_before"


@pytest.mark.parametrize("when", ["not_morning", "not_work"])
def test_never_in_the_morning_is_respected(when: str) -> None:
    eve = date(2026, 11, 25)
    assert reminded(at(eve, 11), when=when) == "two_days"  # that of the day before waits for noon
    assert reminded(at(eve, 12), when=when) == "day_before"


def test_a_letter_is_printed_a_week_before() -> None:
    assert reminded(at(THURSDAY - timedelta(days=8), 12), way="letter") == ""
    assert reminded(at(THURSDAY - timedelta(days=7), 12), way="letter") == "two_days"


def test_who_is_called_is_called_once() -> None:
    assert reminded(at(date(2026, 11, 24), 9), way="call") == "two_days"
    assert reminded(at(date(2026, 11, 25), 9), way="call") == "two_days"  # the same row: made once


def test_the_clocks_change_and_eight_stays_eight() -> None:
    monday = at(date(2026, 10, 26), 10)  # summer time ends on the 25th, a Sunday
    early = {"starts_at": monday, "said_at": at(date(2026, 10, 1), 9)}
    assert reminded(at(date(2026, 10, 24), 8), **early) == "day_before"
    assert reminded(at(date(2026, 10, 24), 7, 59), **early) == ""
