"""Absences of suite open an alert, and what closes it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from filrouge.activities.actions.participations import answer_for, leave
from filrouge.activities.models import Activity, Participation
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_people
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .laying import days_ago, in_days, invited, reread, session_laid, taken

ABSENCES, UNTOLD = "activity_absences", "activity_untold"


def alerts(cast: Cast, rule: str) -> list[Alert]:
    with as_batch("look"):
        evaluate_people([cast.nour.pk])
        return list(Alert.objects.open().filter(rule=rule, person=cast.nour))


def came(cast: Cast, activity: Activity, one: Participation, *how: str) -> None:
    """The oldest first."""
    for number, value in enumerate(how):
        taken(cast, session_laid(cast, activity, at=days_ago(3 * (len(how) - number))), one, value)


@pytest.mark.parametrize(
    ("how", "opens"),
    [
        (("absent", "absent"), True),
        (("present", "absent", "absent"), True),
        (("absent",), False),
        (("absent", "present"), False),
        (("absent", "absent", "present"), False),
        (("absent", "excused", "absent"), False),
        (("absent", "absent", "excused"), False),
    ],
)
def test_two_absences_of_suite_without_telling(
    cast: Cast, activity: Activity, nour_comes: Participation, how: tuple[str, ...], opens: bool
) -> None:
    came(cast, activity, nour_comes, *how)
    assert bool(alerts(cast, ABSENCES)) is opens


def test_the_alert_says_how_many_and_where(cast: Cast, activity: Activity, nour_comes: Participation) -> None:
    came(cast, activity, nour_comes, "absent", "absent", "absent")
    (alert,) = alerts(cast, ABSENCES)
    latest = timezone.localdate(days_ago(3))
    assert alert.facts == {"times": 3, "activity": "Cuisine du marché", "day": latest.isoformat()}
    assert alert.user == cast.amina


def test_it_closes_when_she_comes_back(cast: Cast, activity: Activity, nour_comes: Participation) -> None:
    came(cast, activity, nour_comes, "absent", "absent")
    assert alerts(cast, ABSENCES)
    taken(cast, session_laid(cast, activity), nour_comes, "late")
    assert not alerts(cast, ABSENCES)


def test_it_closes_when_she_says_she_no_longer_comes(
    cast: Cast, activity: Activity, nour_comes: Participation
) -> None:
    came(cast, activity, nour_comes, "absent", "absent")
    with acting(cast.amina):
        leave(by=cast.amina, participation=nour_comes, on=clock.today(), because="job")
    assert not alerts(cast, ABSENCES)


def test_two_activities_are_not_one_suite(cast: Cast, activity: Activity, nour_comes: Participation) -> None:
    from .laying import activity_laid, coming

    other = activity_laid(cast, title="Théâtre")
    (one,) = coming(cast, other)
    taken(cast, session_laid(cast, activity, at=days_ago(2)), nour_comes, "absent")
    taken(cast, session_laid(cast, other, at=days_ago(1)), one, "absent")
    assert not alerts(cast, ABSENCES)


class TestUntold:
    def told_by_hand(self, cast: Cast, activity: Activity, days: int = 3) -> Participation:
        session_laid(cast, activity, at=in_days(days))
        one = invited(cast, activity)
        with as_batch("fixture"):
            Participation.objects.filter(pk=one.pk).update(trouble="aucun moyen")
        return one

    def test_an_invitation_that_reached_nobody_is_to_be_said(self, cast: Cast, activity: Activity) -> None:
        one = self.told_by_hand(cast, activity)
        (alert,) = alerts(cast, UNTOLD)
        assert alert.subject_id == str(one.pk)
        assert alert.facts["day"] == (clock.today() + timedelta(days=3)).isoformat()

    def test_it_closes_once_she_answered(self, cast: Cast, activity: Activity) -> None:
        one = self.told_by_hand(cast, activity)
        assert alerts(cast, UNTOLD)
        with acting(cast.amina):
            answer_for(by=cast.amina, participation=reread(one), yes=False)
        assert not alerts(cast, UNTOLD)

    def test_not_long_before(self, cast: Cast, activity: Activity) -> None:
        self.told_by_hand(cast, activity, days=12)
        assert not alerts(cast, UNTOLD)
