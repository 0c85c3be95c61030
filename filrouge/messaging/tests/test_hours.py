"""When a project writes to nobody."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.messaging.hours import USUAL, Hours, hours_of
from filrouge.shared import clock
from tests.cast import Cast

SignIn = Callable[..., Client]
TUESDAY, SUNDAY = date(2026, 11, 24), date(2026, 11, 29)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), clock.PARIS)


def edit(cast: Cast) -> str:
    return reverse("messaging:hours-edit", args=[cast.project.pk])


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        (at(TUESDAY, 7, 59), False),
        (at(TUESDAY, 8), True),
        (at(TUESDAY, 19, 59), True),
        (at(TUESDAY, 20), False),
        (at(SUNDAY, 12), False),
    ],
)
def test_nobody_is_written_to_at_night_nor_on_sundays(moment: datetime, allowed: bool) -> None:
    assert USUAL.allow(moment) is allowed


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        (at(TUESDAY, 12), at(TUESDAY, 12)),
        (at(TUESDAY, 3), at(TUESDAY, 8)),
        (at(TUESDAY, 22), at(date(2026, 11, 25), 8)),
        (at(date(2026, 11, 28), 21), at(date(2026, 11, 30), 8)),
        (at(SUNDAY, 3), at(date(2026, 11, 30), 8)),
    ],
)
def test_what_waits_leaves_at_the_next_opening(moment: datetime, opening: datetime) -> None:
    assert USUAL.next_opening(moment) == opening


def test_what_falls_on_a_quiet_day_leaves_before() -> None:
    assert Hours().last_open_day(SUNDAY) == date(2026, 11, 28)


def test_the_coordination_chooses_them(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.dalia)
    typed = {"quiet_until": "09:00", "quiet_from": "18:30", "quiet_days": ["6", "7"]}
    assert client.get(edit(cast)).status_code == 200
    assert client.post(edit(cast), typed).status_code == 302
    chosen = hours_of(cast.project.pk)
    assert chosen == Hours(time(18, 30), time(9), frozenset({6, 7}))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"quiet_from": "07:00"}, "La soirée commence après le matin"),
        ({"quiet_days": [str(day) for day in range(1, 8)]}, "Laissez au moins un jour"),
    ],
)
def test_hours_that_never_open_are_explained(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    typed = {"quiet_until": "09:00", "quiet_from": "18:30", "quiet_days": ["7"]} | wrong
    assert sentence in signed_in(cast.dalia).post(edit(cast), typed).text


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("bruno", 403), ("chloe", 404), ("manon", 403)])
def test_others_do_not(cast: Cast, signed_in: SignIn, who: str, status: int) -> None:
    client = signed_in(getattr(cast, who))
    assert client.get(edit(cast)).status_code == status
    assert client.post(edit(cast), {}).status_code == status
