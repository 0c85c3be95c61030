"""The opening period and the break stay of a cohort: a session a day, everyone of it, in one go."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from filrouge.activities.actions.cohort_programmes import Days, days_of, plan_for_cohort
from filrouge.activities.models import Activity, Participation, Session, State
from filrouge.enrolment.actions.cohorts import give_place
from filrouge.enrolment.models import Cohort
from filrouge.enrolment.tests.test_cohorts import opened
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn, assert_litany

DAY = Days(starts=time(9), ends=time(12, 30), minutes={"linguistic": 90})


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    """Two weeks from a Monday, three days away in the second; Nour and Tesfay are of it."""
    cohort = opened(cast)
    monday = clock.today() + timedelta(days=14 - clock.today().weekday())
    with as_batch("fixture"):
        Cohort.objects.filter(pk=cohort.pk).update(
            opening_from=monday,
            opening_until=monday + timedelta(days=11),
            opening_place="Maison du port",
            break_from=monday + timedelta(days=8),
            break_until=monday + timedelta(days=10),
            break_place="Gîte",
        )
    with acting(cast.amina):
        for person in (cast.nour, cast.tesfay):
            give_place(by=cast.amina, cohort=cohort, person=person, on=clock.today())
    cohort.refresh_from_db()
    return cohort


def sent(**changes: str) -> dict[str, str]:
    return {"period": "opening", "starts": "09:00", "ends": "12:30", "how": "enrol", **changes}


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn, cohort: Cohort) -> None:
    hidden = ("chloe", "manon", "farid")
    page = assert_litany(cast, signed_in, "cohort_programmes-new", cohort.pk, hidden=hidden, refused=())
    assert "7 jours" in page
    assert "3 jours" in page


def test_a_session_a_day_but_week_ends_and_the_stay_and_everyone_has_a_place(
    cast: Cast, signed_in: SignIn, cohort: Cohort
) -> None:
    url = reverse("activities:cohort_programmes-new", args=[cohort.pk])
    page = signed_in(cast.amina).post(url, sent(linguistic_minutes="90"), follow=True).text
    assert "7 séances, 2 personnes" in page
    with as_batch("look"):
        activity = Activity.objects.get()
        sessions = list(Session.objects.order_by("starts_at"))
        comers = list(Participation.objects.all())
        assert activity.aims.get().minutes == 90
        assert list(activity.cohorts.all()) == [cohort]
    starts = [timezone.localtime(one.starts_at) for one in sessions]
    assert [one.date() for one in starts] == days_of(cohort, "opening")
    assert all(one.time() == time(9) and one.weekday() < 5 for one in starts)
    assert {one.place for one in sessions} == {"Maison du port"}
    assert {one.state for one in comers} == {State.ENROLLED}


def test_or_they_are_asked(cast: Cast, signed_in: SignIn, cohort: Cohort) -> None:
    url = reverse("activities:cohort_programmes-new", args=[cohort.pk])
    signed_in(cast.amina).post(url, sent(period="break", how="write"))
    with as_batch("look"):
        assert Activity.objects.get().kind == "break_stay"
        assert Session.objects.count() == 3
        assert {one.state for one in Participation.objects.all()} == {State.INVITED}


def test_once_and_not_without_dates(cast: Cast, signed_in: SignIn, cohort: Cohort) -> None:
    client = signed_in(cast.amina)
    url = reverse("activities:cohort_programmes-new", args=[cohort.pk])
    client.post(url, sent())
    assert "existe déjà" in client.post(url, sent()).text
    assert "La fin vient après" in client.post(url, sent(ends="08:00")).text
    with as_batch("fixture"):
        assert Activity.objects.count() == 1
        Cohort.objects.update(opening_from=None, opening_until=None, break_from=None, break_until=None)
    assert "Aucune date" in client.get(url).text
    cohort.refresh_from_db()
    with pytest.raises(ValidationError, match="pas encore décidées"), acting(cast.amina):
        plan_for_cohort(by=cast.amina, cohort=cohort, period="opening", days=DAY, enrol=True)


def test_not_by_another_team(cast: Cast, cohort: Cohort) -> None:
    with pytest.raises(PermissionDenied), acting(cast.farid):
        plan_for_cohort(by=cast.farid, cohort=cohort, period="opening", days=DAY, enrol=True)


def test_the_cohort_leads_there(cast: Cast, signed_in: SignIn, cohort: Cohort) -> None:
    page = signed_in(cast.amina).get(reverse("enrolment:cohorts-show", args=[cohort.pk])).text
    assert reverse("activities:cohort_programmes-new", args=[cohort.pk]) in page
