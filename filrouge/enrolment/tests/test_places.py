"""Places in a cohort: after the commitment, in its order; the mix never decides."""

import ast
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

import filrouge
from filrouge.accounts.models import User
from filrouge.enrolment.actions.cohorts import change_cohort, end_place, give_place
from filrouge.enrolment.events import CohortPlaceLeft, CohortPlaceTaken
from filrouge.enrolment.models import Candidacy, Cohort, CohortPlace
from filrouge.enrolment.queries.cohorts import people_to_place
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .groups import ask_to_come, commit, lay_person, start_long_ago
from .test_cohorts import CohortPlan, opened
from .test_targeting import write

SignIn = Callable[[User], Client]


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    return opened(cast)


@pytest.fixture
def place(cast: Cast, cohort: Cohort) -> CohortPlace:
    return given(cast, cohort, cast.nour)


def given(cast: Cast, cohort: Cohort, person: Person) -> CohortPlace:
    with acting(cast.amina):
        return give_place(by=cast.amina, cohort=cohort, person=person, on=clock.today())


def offered(cast: Cast, cohort: Cohort, typed: str = "") -> list[UUID]:
    with acting(cast.amina):
        return [one.person.pk for one in people_to_place(cohort, typed)]


def new(cohort: Cohort) -> str:
    return reverse("enrolment:places-new", args=[cohort.pk])


def end(place: CohortPlace) -> str:
    return reverse("enrolment:places-end", args=[place.pk])


def test_the_team_gives_and_others_do_not(cast: Cast, signed_in: SignIn, cohort: Cohort) -> None:
    sent = {"person": cast.nour.pk, "on": clock.today().isoformat()}
    for who, status in ((cast.chloe, 404), (cast.farid, 404), (cast.dalia, 403)):
        assert signed_in(who).get(new(cohort)).status_code == status
        assert signed_in(who).post(new(cohort), sent).status_code == status
    answer = signed_in(cast.bruno).post(new(cohort), sent, follow=True)
    assert "Nour Al Khatib a une place." in answer.text
    assert "1 sur 4 places" in answer.text


def test_a_place_ends_with_a_reason_and_is_free_again(
    cast: Cast, signed_in: SignIn, place: CohortPlace, heard: list[Event]
) -> None:
    client = signed_in(cast.amina)
    assert "Choisissez ce qui se rapproche" in client.post(end(place), {"on": clock.today().isoformat()}).text
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    kept = client.post(end(place), {"on": tomorrow, "because": "own_wish", "note": "Elle préfère attendre."})
    assert "n’est pas encore venu" in kept.text
    assert "Elle préfère attendre." in kept.text
    sent = {"on": clock.today().isoformat(), "because": "own_wish", "note": "Elle préfère attendre."}
    page = client.post(end(place), sent, follow=True).text
    assert "la place est libre" in page
    assert "Elle préfère attendre." in page
    assert isinstance(heard[-1], CohortPlaceLeft)
    assert client.get(end(place)).status_code == 404


def test_only_who_holds_the_file_notes_a_leaving(cast: Cast, signed_in: SignIn, place: CohortPlace) -> None:
    for who, status in ((cast.chloe, 404), (cast.farid, 404), (cast.dalia, 403)):
        assert signed_in(who).get(end(place)).status_code == status
        assert signed_in(who).post(end(place), {"because": "lost"}).status_code == status
    with pytest.raises(PermissionDenied), acting(cast.dalia):
        end_place(by=cast.dalia, place=place, on=clock.today(), because="lost")


def test_no_place_before_the_commitment(cast: Cast, cohort: Cohort, signed_in: SignIn) -> None:
    person = lay_person(cast, "Awa", sex="woman")
    ask_to_come(cast, person, clock.today())
    with pytest.raises(ValidationError, match="pas encore signé"):
        given(cast, cohort, person)
    sent = {"person": person.pk, "on": clock.today().isoformat()}
    assert "pas encore signé" in signed_in(cast.amina).post(new(cohort), sent).text


def test_one_place_at_a_time(cast: Cast, cohort: Cohort, place: CohortPlace, heard: list[Event]) -> None:
    with pytest.raises(ValidationError, match="déjà une place dans « Béziers, printemps »"):
        given(cast, opened(cast, name="Automne"), cast.nour)
    with acting(cast.amina):
        end_place(by=cast.amina, place=place, on=clock.today(), because="other_cohort")
    given(cast, cohort, cast.nour)
    assert isinstance(heard[-1], CohortPlaceTaken)


def test_a_full_cohort_still_takes_whom_the_team_decides(cast: Cast, signed_in: SignIn) -> None:
    cohort = opened(cast, seats=1)
    for person in (cast.nour, cast.tesfay):
        given(cast, cohort, person)
    page = signed_in(cast.amina).get(reverse("enrolment:cohorts-show", args=[cohort.pk])).text
    assert "c’est à l’équipe de voir" in page


def test_a_stranger_s_person_is_not_even_named(cast: Cast, cohort: Cohort, signed_in: SignIn) -> None:
    with as_batch("fixture"):
        other = Person.objects.create(given_name="Zora", family_name="Ailleurs")
    answer = signed_in(cast.amina).post(new(cohort), {"person": other.pk, "on": clock.today().isoformat()})
    assert "parmi celles que vous suivez" in answer.text
    assert "Zora" not in answer.text


def test_whom_to_add_is_found_by_name_whenever_she_began(cast: Cast, cohort: Cohort) -> None:
    start_long_ago(cast)
    assert cast.nour.pk not in offered(cast, cohort)
    assert offered(cast, cohort, "Al Khatib") == [cast.nour.pk]


# --- the mix never decides (mission S-8, S-11) ------------------------------------------------------


@pytest.fixture
def six_signed(cast: Cast) -> list[Person]:
    """Men signed first, then women."""
    start_long_ago(cast)
    people = [lay_person(cast, f"P{n}", sex="man" if n < 3 else "woman") for n in range(6)]
    for number, person in enumerate(people):
        commit(cast, person, clock.today() - timedelta(days=60 - number), waiting=number % 2 == 0)
    return people


def test_beyond_a_screen_one_is_looked_for_by_name(
    cast: Cast, cohort: Cohort, signed_in: SignIn, six_signed: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "cherchez les autres" not in signed_in(cast.amina).get(new(cohort)).text
    monkeypatch.setattr("filrouge.enrolment.views.places.MOST_OFFERED", 5)
    page = signed_in(cast.amina).get(new(cohort))
    assert len(page.context["offered"]) == 5
    assert "cherchez les autres" in page.text


def test_whom_to_add_follows_the_day_of_the_commitment_whatever_is_wished(
    cast: Cast, six_signed: list[Person]
) -> None:
    in_turn = [person.pk for person in six_signed]
    write(cast, wishes={"woman": 100})
    cohort = opened(cast, wishes={"woman": 100})
    assert offered(cast, cohort) == in_turn
    with as_batch("everyone changes sex"):
        for person in six_signed:
            Person.objects.filter(pk=person.pk).update(sex="woman" if person.sex == "man" else "man")
    assert offered(cast, cohort) == in_turn
    with acting(cast.amina):
        change_cohort(
            by=cast.amina, cohort=cohort, plan=CohortPlan(name="X", seats=4, wishes={"under_26": 90})
        )
    assert offered(cast, cohort) == in_turn


def test_the_waiting_list_ignores_the_wishes_too(cast: Cast, six_signed: list[Person]) -> None:
    def in_turn() -> list[UUID]:
        with acting(cast.amina):
            return [one.person_id for one in Candidacy.objects.visible_to(cast.amina).waiting()]

    before = in_turn()
    assert before == [person.pk for person in six_signed[::2]]
    write(cast, wishes={"woman": 100})
    opened(cast, wishes={"woman": 100})
    with as_batch("everyone changes sex"):
        Person.objects.filter(sex="man").update(sex="woman", birth_date="2004-01-01")
    assert in_turn() == before


def test_no_place_is_refused_for_the_mix(cast: Cast, six_signed: list[Person]) -> None:
    cohort = opened(cast, seats=2, wishes={"woman": 100})
    for person in six_signed[:3]:
        assert given(cast, cohort, person).cohort == cohort


# What may read a wish: to write it, to show it, to compare it. Anything else could decide by it.
READERS = {
    "enrolment/models/__init__.py",
    "enrolment/models/targeting.py",
    "enrolment/models/cohorts.py",
    "enrolment/actions/targeting.py",
    "enrolment/actions/cohorts.py",
    "enrolment/forms/cohorts.py",
    "enrolment/forms/targeting.py",
    "enrolment/forms/wishes.py",
    "enrolment/queries/cohorts.py",
    "enrolment/queries/targeting.py",
    "enrolment/rules.py",
    "enrolment/views/cohorts.py",
    "enrolment/views/drift.py",
    "enrolment/views/targeting.py",
    "outreach/orienting/briefing.py",  # shown to those who send people, beside whom they sent (mission S-10)
    "shared/ui/shares.py",
}
OTHER_WISHES = {
    "enrolment/actions/projects.py",  # the code one would like for a criterion
    "outreach/models/answers.py",  # someone oriented who does not wish to come
    "partners/models/vocabulary.py",  # nor someone sent on
    "pathways/models/pathways.py",  # an end at the person's own wish
    "activities/models/vocabulary.py",  # the same, of an activity
    "pathways/models/__init__.py",  # a wish to be invited to meetings by e-mail
    "pathways/models/appointments.py",
    "pathways/actions/calendar.py",
    "pathways/views/calendar.py",
    "pathways/reminding/inviting.py",
}
TABLES = ("enrolment_wishedshare", "enrolment_cohortwish")


def reads_a_wish(module: ast.Module) -> bool:
    """Any name that speaks of a wish, or a statement that names their tables."""
    for node in ast.walk(module):
        names = [getattr(node, name, "") for name in ("id", "attr", "arg", "name")]
        if any("wish" in name.lower() for name in names if isinstance(name, str)):
            return True
        said = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if any(table in said for table in TABLES):
            return True
    return False


def test_nothing_that_receives_orders_or_chooses_people_reads_the_wishes() -> None:
    home = Path(filrouge.__file__).parent
    modules = [one for one in home.rglob("*.py") if not {"tests", "migrations"} & set(one.parts)]
    readers = {
        one.relative_to(home).as_posix() for one in modules if reads_a_wish(ast.parse(one.read_text()))
    }
    assert readers - OTHER_WISHES == READERS


@pytest.mark.parametrize("name", ["people_to_place", "has_committed", "_committed", "cohorts_of"])
def test_within_the_module_that_reads_them_the_choosing_does_not(name: str) -> None:
    source = (Path(filrouge.__file__).parent / "enrolment/queries/cohorts.py").read_text()
    function = next(
        one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef) and one.name == name
    )
    said = ast.unparse(function)
    assert not [word for word in ("wish", "counter", "sex", "birth") if word in said.lower()]


def test_giving_a_place_does_not_read_them_either() -> None:
    source = (Path(filrouge.__file__).parent / "enrolment/actions/cohorts.py").read_text()
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef) and function.name in (
            "give_place",
            "_may_begin",
            "end_place",
        ):
            assert "wish" not in ast.unparse(function).lower()
