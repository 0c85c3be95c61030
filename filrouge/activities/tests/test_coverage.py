"""Hours and variety in the three domains, what is missing, what would fill it."""

import pytest
from django.urls import reverse

from filrouge.activities.models import Activity, Participation
from filrouge.activities.queries.coverage import Coverage, coverage_of
from filrouge.enrolment.actions.cohorts import give_place
from filrouge.enrolment.tests.laying import newcomer
from filrouge.enrolment.tests.test_cohorts import opened
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .laying import activity_laid, coming, days_ago, in_days, session_laid, taken
from .litany import SignIn, assert_litany


def hours(cast: Cast) -> dict[str, tuple[int, int]]:
    with acting(cast.amina):
        known = coverage_of(cast.nour.pk)
    return {one.domain.value: (one.minutes, one.activities) for one in known.worked}


def came(cast: Cast, activity: Activity, one: Participation, *how: str) -> None:
    for number, value in enumerate(how, 1):
        taken(cast, session_laid(cast, activity, at=days_ago(number)), one, value)


class TestCoverage:
    def test_a_session_counts_for_what_it_works_on_and_half_for_a_part(
        self, cast: Cast, activity: Activity, nour_comes: Participation
    ) -> None:
        came(cast, activity, nour_comes, "present", "late", "half", "absent", "excused")
        assert hours(cast) == {"linguistic": (150, 1), "professional": (0, 0), "sociocultural": (75, 1)}

    def test_only_this_season_counts(self, cast: Cast, activity: Activity, nour_comes: Participation) -> None:
        taken(cast, session_laid(cast, activity, at=days_ago(91)), nour_comes, "present")
        assert hours(cast)["linguistic"] == (0, 0)

    def test_variety_is_how_many_different_activities(
        self, cast: Cast, activity: Activity, nour_comes: Participation
    ) -> None:
        came(cast, activity, nour_comes, "present", "present")
        other = activity_laid(cast, title="Théâtre")
        (one,) = coming(cast, other)
        taken(cast, session_laid(cast, other, at=days_ago(9)), one, "present")
        assert hours(cast)["linguistic"] == (180, 2)

    def test_nothing_or_little_is_a_gap(
        self, cast: Cast, activity: Activity, nour_comes: Participation
    ) -> None:
        came(cast, activity, nour_comes, "present")
        with acting(cast.amina):
            gaps = [one.domain.value for one in coverage_of(cast.nour.pk).gaps]
        assert gaps == ["professional"]

    def test_out_of_reach_nothing_is_known(
        self, cast: Cast, activity: Activity, nour_comes: Participation
    ) -> None:
        came(cast, activity, nour_comes, "present")
        with acting(cast.farid):
            known: Coverage = coverage_of(cast.nour.pk)
        assert known.nothing


class TestShow:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, activity: Activity, nour_comes: Participation
    ) -> None:
        came(cast, activity, nour_comes, "present")
        hidden = ("chloe", "manon", "farid")
        page = assert_litany(cast, signed_in, "coverage-show", cast.nour.pk, hidden=hidden, refused=())
        assert "1 h" in page
        assert "rien" in page

    def test_what_would_fill_the_gap_is_proposed_if_there_is_room(
        self, cast: Cast, signed_in: SignIn, activity: Activity, nour_comes: Participation
    ) -> None:
        came(cast, activity, nour_comes, "present")
        work = {"aims": {"professional": (120, "tenir un outil")}}
        for title, more, at in (
            ("Chantier du jardin", {}, in_days(4)),
            ("Chantier complet", {"seats": 1}, in_days(5)),
            ("Chantier fini", {}, days_ago(5)),
        ):
            laid = activity_laid(cast, title=title, **work, **more)
            session_laid(cast, laid, at=at)
            if more:
                coming(cast, laid, [cast.tesfay])
        page = signed_in(cast.amina).get(reverse("activities:coverage-show", args=[cast.nour.pk])).text
        assert "Chantier du jardin" in page
        assert "tenir un outil" in page
        assert "Chantier complet" not in page
        assert "Chantier fini" not in page

    def test_one_for_women_is_proposed_to_women(self, cast: Cast, signed_in: SignIn) -> None:
        laid = activity_laid(cast, title="Vélo entre femmes", women_only=True)
        session_laid(cast, laid, at=in_days(3))
        client = signed_in(cast.amina)
        assert "Vélo" in client.get(reverse("activities:coverage-show", args=[cast.nour.pk])).text
        assert "Vélo" not in client.get(reverse("activities:coverage-show", args=[cast.tesfay.pk])).text


class TestIndex:
    def test_a_cohort_one_line_a_person(
        self, cast: Cast, signed_in: SignIn, activity: Activity, nour_comes: Participation
    ) -> None:
        cohort = opened(cast)
        with acting(cast.amina):
            for person in (cast.nour, cast.tesfay):
                give_place(by=cast.amina, cohort=cohort, person=person, on=clock.today())
        came(cast, activity, nour_comes, "present")
        page = assert_litany(cast, signed_in, "coverage-index", hidden=(), refused=())
        assert "rien en travail" in page
        assert "Tesfay Haile" in page
        for who in (cast.chloe, cast.farid):
            assert "Nour" not in signed_in(who).get("/activites/domaines/").text
            asked = signed_in(who).get("/activites/domaines/", {"cohorte": str(cohort.pk)})
            assert "Nour" not in asked.text

    def test_without_a_cohort_it_says_where_to_look(self, cast: Cast, signed_in: SignIn) -> None:
        assert "Aucune cohorte" in signed_in(cast.amina).get("/activites/domaines/").text

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        cohort = opened(cast, seats=20)
        people = [newcomer(cast, f"P{number}") for number in range(6)]
        del people
        with acting(cast.amina):
            for person in (cast.nour, cast.tesfay):
                give_place(by=cast.amina, cohort=cohort, person=person, on=clock.today())
        assert_litany(cast, signed_in, "coverage-index", hidden=(), refused=(), budget=12)


@pytest.mark.parametrize(("minutes", "said"), [(60, "1 h"), (90, "1 h 30"), (65, "1 h 05"), (0, "0 h")])
def test_hours_are_said_as_people_say_them(minutes: int, said: str) -> None:
    from filrouge.activities.queries.coverage import Worked
    from filrouge.pathways.models.bricks import Domain

    assert Worked(Domain.LINGUISTIC, minutes, 1, gap=False).hours == said
