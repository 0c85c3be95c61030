"""What became of alerts, by rule and by month: no figure under five, none about who works."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.counting import count_alerts
from filrouge.vigilance.models import ITS_USER_ALONE, Alert, AlertFigure
from tests.cast import Cast

INDEX = reverse("vigilance:figures-index")
Lay = Callable[..., None]


@pytest.fixture
def lay(cast: Cast) -> Lay:
    """`lay(12, closing="handled", hours=48)`: so many alerts of one rule, opened three weeks ago."""

    def lay(count: int, *, rule: str = "no_next", hours: int = 0, **facts: object) -> None:
        opened = clock.now() - timedelta(days=21)
        closed = {"closed_at": opened + timedelta(hours=hours)} if facts.get("closing") else {}
        with as_batch("fixture"):
            for number in range(count):
                Alert.objects.create(
                    rule=rule,
                    person=cast.nour,
                    project=cast.project,
                    subject_id=f"{facts}{number}",
                    risk=10,
                    since=clock.today(),
                    opened_at=opened,
                    **{**closed, **facts},
                )

    return lay


def counted(rule: str = "no_next") -> AlertFigure | None:
    """Of the last thirty days."""
    with as_batch("night"):
        count_alerts()
        return AlertFigure.objects.filter(rule=rule, month=None).first()


def test_opened_handled_closed_by_themselves_and_how_long_it_took(lay: Lay) -> None:
    lay(12, closing="handled", hours=48)
    lay(7, closing="resolved")
    lay(6, postponed_until=clock.today() + timedelta(days=4))
    figure = counted()
    assert (figure.opened, figure.handled, figure.resolved, figure.postponed) == (25, 12, 7, 6)
    assert figure.median_hours == 48


def test_nothing_under_five_is_kept_nor_can_be_computed(lay: Lay) -> None:
    lay(12, closing="handled", hours=48)
    lay(3, closing="resolved")
    lay(2, postponed_until=clock.today())
    figure = counted()
    assert (figure.resolved, figure.postponed) == (None, None)
    assert None in (figure.opened, figure.handled) or figure.opened - figure.handled == 5


def test_the_months_are_counted_too(lay: Lay) -> None:
    lay(9, closing="resolved")
    counted()
    months = set(AlertFigure.objects.exclude(month=None).values_list("month", flat=True))
    assert months == {(clock.today() - timedelta(days=21)).replace(day=1)}


@pytest.mark.parametrize("level", [11, 12, 13, ITS_USER_ALONE])
def test_alerts_of_need_to_know_are_not_counted(lay: Lay, level: int) -> None:
    lay(9, level=level)
    assert counted() is None


@pytest.mark.parametrize(
    ("facts", "noise"),
    [
        ({"postponed_until": clock.today()}, "souvent reportée"),
        ({}, "laissée de côté"),
        ({"closing": "resolved"}, ""),
        ({"closing": "handled"}, ""),
    ],
)
def test_a_rule_that_bothers_more_than_it_serves_is_noisy(lay: Lay, facts: dict, noise: str) -> None:
    lay(12, **facts)
    assert counted().noise == noise


def test_few_alerts_make_no_noise(lay: Lay) -> None:
    lay(9)
    assert counted().noise == ""


def test_the_screen_is_for_the_coordination_and_names_no_colleague(
    cast: Cast, lay: Lay, signed_in: Callable[[User], Client]
) -> None:
    lay(12, closing="handled", hours=48, closed_by=cast.amina)
    counted()
    said = signed_in(cast.dalia).get(INDEX).content.decode()
    assert "2 jours" in said
    assert "Amina" not in said
    month = (clock.today() - timedelta(days=21)).replace(day=1).isoformat()
    assert "Temps mort" in signed_in(cast.dalia).get(INDEX, {"mois": month}).content.decode()
    assert signed_in(cast.dalia).get(INDEX, {"mois": "jamais"}).status_code == 200
    for user in (cast.amina, cast.chloe, cast.manon):
        assert signed_in(user).get(INDEX).status_code == 403
    assert signed_in(cast.dalia).get(INDEX, {"projet": cast.other_project.pk}).status_code == 404


def test_the_screen_costs_little(
    cast: Cast, lay: Lay, signed_in: Callable[[User], Client], django_assert_max_num_queries: Callable
) -> None:
    lay(12, closing="handled", hours=48)
    counted()
    client = signed_in(cast.dalia)
    with django_assert_max_num_queries(12):
        client.get(INDEX)
