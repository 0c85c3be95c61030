from datetime import UTC, date, datetime

import pytest

from filrouge.shared import clock


def test_now_is_aware_and_in_utc():
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-01-14T22:59:00Z", date(2026, 1, 14)),
        ("2026-01-14T23:01:00Z", date(2026, 1, 15)),  # winter: one hour ahead of UTC
        ("2026-07-14T21:59:00Z", date(2026, 7, 14)),
        ("2026-07-14T22:01:00Z", date(2026, 7, 15)),  # summer: two hours
    ],
)
def test_today_is_the_day_in_paris(time_machine, instant, day):
    time_machine.move_to(instant, tick=False)
    assert clock.today() == day


@pytest.mark.parametrize(
    ("day", "instant"),
    [
        (date(2026, 1, 15), datetime(2026, 1, 14, 23, tzinfo=UTC)),
        (date(2026, 7, 15), datetime(2026, 7, 14, 22, tzinfo=UTC)),
    ],
)
def test_a_day_starts_at_midnight_in_paris(day, instant):
    assert clock.start_of(day) == instant


@pytest.mark.parametrize("day", [date(2026, 12, 28), date(2026, 12, 31), date(2027, 1, 3)])
def test_week_of_runs_from_monday_to_sunday_across_the_year(day):
    assert clock.week_of(day) == (date(2026, 12, 28), date(2027, 1, 3))
