"""The cohort and its break stay on the red thread."""

from datetime import date, timedelta

import pytest

from filrouge.enrolment.actions.cohorts import end_place, give_place
from filrouge.enrolment.models import Cohort, CohortPlace
from filrouge.enrolment.thread import cohort_beads, cohorts_nested
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.shared.ui.thread import Bead, State
from tests.cast import Cast

from .test_cohorts import opened


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


@pytest.fixture
def place(cast: Cast) -> CohortPlace:
    stay = {"break_from": in_days(40), "break_until": in_days(47), "break_place": "Gîte du Caroux"}
    opening = {"opening_from": in_days(-3), "opening_until": in_days(20)}
    return given(cast, opened(cast, **opening, **stay))


def given(cast: Cast, cohort: Cohort) -> CohortPlace:
    with acting(cast.amina):
        return give_place(by=cast.amina, cohort=cohort, person=cast.nour, on=in_days(0))


def beads(cast: Cast, who: str = "amina") -> dict[str, Bead]:
    with acting(getattr(cast, who)):
        told = Person.objects.annotate(**cohorts_nested()).filter(pk=cast.nour.pk).first()
        return {bead.label: bead for bead in cohort_beads(told.cohorts)} if told else {}


def test_the_cohort_has_begun_and_the_stay_is_ahead(cast: Cast, place: CohortPlace) -> None:
    seen = beads(cast)
    assert (seen["Cohorte : Béziers, printemps"].at, seen["Cohorte : Béziers, printemps"].state) == (
        in_days(0),
        State.DONE,
    )
    stay = seen["Séjour de rupture"]
    assert (stay.at, stay.until, stay.note, stay.state) == (
        in_days(40),
        in_days(47),
        "Gîte du Caroux",
        State.PLANNED,
    )


def test_who_left_before_has_no_stay(cast: Cast, place: CohortPlace) -> None:
    with acting(cast.amina):
        end_place(by=cast.amina, place=place, on=in_days(0), because="job")
    seen = beads(cast)
    assert [bead.state for bead in seen.values()] == [State.DROPPED]
    assert seen["Cohorte : Béziers, printemps"].note == "a trouvé un emploi ou une formation"


def test_a_mistake_leaves_no_trace(cast: Cast, place: CohortPlace) -> None:
    with acting(cast.amina):
        end_place(by=cast.amina, place=place, on=in_days(0), because="mistake")
    assert not beads(cast)


def test_a_cohort_without_dates_stands_where_the_place_was_given(cast: Cast) -> None:
    given(cast, opened(cast))
    assert beads(cast)["Cohorte : Béziers, printemps"].at == in_days(0)


@pytest.mark.parametrize("who", ["chloe", "farid", "manon"])
def test_the_stranger_sees_none(cast: Cast, place: CohortPlace, who: str) -> None:
    assert not beads(cast, who)
