"""Hours and variety in the three domains, what is missing, what would fill it."""

import pytest
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.activities.gathering.counting import count_coverage
from filrouge.activities.models import Activity, CoverageFigure, Participation
from filrouge.activities.queries.coverage import Coverage, coverage_of, figures_of_cohort
from filrouge.enrolment.actions.cohorts import give_place
from filrouge.enrolment.models import Cohort, CohortPlace
from filrouge.enrolment.tests.laying import newcomer
from filrouge.enrolment.tests.test_cohorts import opened
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
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


class TestFigures:
    """The whole cohort, for its coordination: counted at night over everyone, then protected."""

    def laid(self, cast: Cast, activity: Activity, came: int, others: int) -> Cohort:
        cohort = opened(cast, seats=40)
        people = [newcomer(cast, f"P{number}") for number in range(came + others)]
        with as_batch("fixture"):
            Activity.objects.update(seats=None)
        activity.refresh_from_db()
        ones = coming(cast, activity, people)
        session = session_laid(cast, activity, at=days_ago(2))
        with as_batch("fixture"):
            for person in people:
                whose = {"person": person, "project": cast.project, "cohort": cohort}
                CohortPlace.objects.create(**whose, since=clock.today())
        for one in ones[:came]:
            taken(cast, session, one, "present")
        with as_batch("the night"):
            count_coverage()
        return cohort

    def figures(self, cohort: Cohort, user: User) -> dict[str, CoverageFigure]:
        with acting(user):
            return {one.domain: one for one in figures_of_cohort(cohort)}

    def test_hours_variety_and_how_many_people(self, cast: Cast, activity: Activity) -> None:
        cohort = self.laid(cast, activity, 6, 6)
        figure = self.figures(cohort, cast.dalia)["linguistic"]
        assert (figure.nothing, figure.little, figure.enough) == (6, 0, 6)
        assert (figure.hours, figure.activities) == ("0 h 30", 1)
        professional = self.figures(cohort, cast.dalia)["professional"]
        assert (professional.nothing, professional.minutes, professional.activities) == (12, 0, 0)

    def test_few_people_are_hidden_and_nothing_gives_them_back(self, cast: Cast, activity: Activity) -> None:
        cohort = self.laid(cast, activity, 3, 9)
        figure = self.figures(cohort, cast.dalia)["linguistic"]
        assert (figure.enough, str(figure.cells[2])) == (None, "moins de 5")
        assert figure.nothing is None  # twelve less nine would tell
        assert (figure.hours, figure.activities) == ("", 0)

    def test_a_cohort_of_fewer_than_five_has_none(self, cast: Cast, activity: Activity) -> None:
        assert self.figures(self.laid(cast, activity, 2, 2), cast.dalia) == {}

    @pytest.mark.parametrize("who", ["amina", "farid", "chloe", "manon"])
    def test_only_the_coordination_reads_them(self, cast: Cast, activity: Activity, who: str) -> None:
        cohort = self.laid(cast, activity, 6, 0)
        assert self.figures(cohort, getattr(cast, who)) == {}

    def test_the_page_shows_them(self, cast: Cast, signed_in: SignIn, activity: Activity) -> None:
        cohort = self.laid(cast, activity, 6, 6)
        address = "/activites/domaines/"
        page = signed_in(cast.dalia).get(address, {"cohorte": str(cohort.pk)}).text
        assert "La cohorte entière" in page
        assert "La cohorte entière" not in signed_in(cast.amina).get(address).text


@pytest.mark.parametrize(("minutes", "said"), [(60, "1 h"), (90, "1 h 30"), (65, "1 h 05"), (0, "0 h")])
def test_hours_are_said_as_people_say_them(minutes: int, said: str) -> None:
    from filrouge.activities.queries.coverage import Worked
    from filrouge.pathways.models.bricks import Domain

    assert Worked(Domain.LINGUISTIC, minutes, 1, gap=False).hours == said
