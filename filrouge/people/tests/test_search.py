"""Search by name in any spelling, telephone, reference; never beyond reach."""

from datetime import date, timedelta

import pytest

from filrouge.accounts.models import User
from filrouge.people.models import AccessGrant, ContactChannel, Person
from filrouge.people.queries.lookalikes import Asked, find_lookalikes, find_lookalikes_in_bulk
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast


def found(user: User, typed: str) -> list[str]:
    with acting(user):
        return [person.given_name for person in Person.objects.search(typed)]


def only_the_name(cast: Cast) -> None:
    """For the coordination, which Dalia is."""
    with as_batch("fixture"):
        cast.nour.grants.filter(organisation=cast.lead).update(level=1)


@pytest.fixture
def phone(cast: Cast) -> None:
    with as_batch("fixture"):
        ContactChannel.objects.create(
            person=cast.nour, project=cast.project, kind="phone", value="+33612345678"
        )


SPELLINGS = (
    *("nour", "Nour Al-Khatib", "khatib nour", "alkhat", "NOUR"),
    *("Noor", "El Khatib", "Nour Alkatib", "nour alkhatb"),
)
NOBODY = ("", "  ", "%", "_", "Zéphyrin", "000000")


@pytest.fixture
def crowd(cast: Cast) -> None:
    """So many within Amina's reach that their names are no longer read one by one."""
    with as_batch("fixture"):
        people = [Person(given_name=f"Iris{number}", family_name="Plume") for number in range(400)]
        for person in people:
            person.refresh_keys()
        Person.objects.bulk_create(people)
        opened = {"project": cast.project, "organisation": cast.mission_locale, "level": 3, "basis": "team"}
        AccessGrant.objects.bulk_create(
            AccessGrant(person=person, since=clock.now() - timedelta(days=1), **opened) for person in people
        )


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_name_is_found_in_any_spelling(cast: Cast, typed: str) -> None:
    assert "Nour" in found(cast.amina, typed)


@pytest.mark.parametrize("typed", NOBODY)
def test_what_is_nobody_finds_nobody(cast: Cast, typed: str) -> None:
    assert found(cast.amina, typed) == []


def test_among_hundreds_as_among_a_few(cast: Cast, crowd: None) -> None:
    assert [typed for typed in SPELLINGS if "Nour" not in found(cast.amina, typed)] == []
    assert [typed for typed in NOBODY if found(cast.amina, typed)] == []
    assert found(cast.chloe, "plume") == []


def test_the_closest_come_first_and_no_more_than_a_page(cast: Cast, crowd: None) -> None:
    first = found(cast.amina, "Plume Iris1")
    assert first[0] == "Iris1"
    assert len(found(cast.amina, "plume")) == len(first) == 20


def test_a_whole_name_comes_before_longer_ones_in_whatever_order(cast: Cast, crowd: None) -> None:
    for typed in ("Plume Iris12", "iris12 plume"):
        assert found(cast.amina, typed)[0] == "Iris12"


@pytest.mark.parametrize("typed", ["06 12 34 56 78", "+33612345678", "5678", "34 56 78"])
def test_a_telephone_or_its_end(cast: Cast, phone: None, typed: str) -> None:
    assert found(cast.amina, typed) == ["Nour"]


def test_the_reference_said_by_telephone(cast: Cast) -> None:
    assert found(cast.amina, cast.nour.reference.lower().replace("-", " ")) == ["Nour"]


@pytest.mark.parametrize("typed", ["nour", "Noor", "nour alkhatb", "06 12 34 56 78"])
def test_never_beyond_reach(cast: Cast, phone: None, typed: str) -> None:
    for user in (cast.chloe, cast.farid, cast.olga, cast.manon, cast.petra):
        assert found(user, typed) == []
    assert Person.objects.search(typed).count() == 0, "without context there is no one"


def test_a_number_is_found_by_those_who_may_see_it_only(cast: Cast, phone: None) -> None:
    only_the_name(cast)
    assert found(cast.dalia, "nour") == ["Nour"]
    assert found(cast.dalia, "06 12 34 56 78") == []


class TestLookalikes:
    def alike(self, cast: Cast, user: User, *asked: object) -> list[tuple[str, str]]:
        with acting(user):
            return [(one.name, one.reason) for one in find_lookalikes(user, *asked)]

    def test_the_same_person_typed_again(self, cast: Cast) -> None:
        again = self.alike(cast, cast.amina, "Noor", "El-Khatib", date(2002, 3, 14), "day")
        assert again == [("Nour Al Khatib", "nom très proche, même date de naissance")]

    def test_day_and_month_exchanged(self, cast: Cast) -> None:
        with as_batch("fixture"):
            Person.objects.filter(pk=cast.nour.pk).update(birth_date=date(2002, 3, 4))
        again = self.alike(cast, cast.amina, "Nour", "Al Khatib", date(2002, 4, 3), "day")
        assert again == [("Nour Al Khatib", "même nom, date de naissance proche")]

    def test_the_same_name_ten_years_apart_is_someone_else(self, cast: Cast) -> None:
        assert self.alike(cast, cast.amina, "Nour", "Al Khatib", date(1990, 3, 14), "day") == []

    def test_a_telephone_is_enough(self, cast: Cast, phone: None) -> None:
        again = self.alike(cast, cast.amina, "Zahra", "Safi", None, "", ["06.12.34.56.78"])
        assert again == [("Nour Al Khatib", "même téléphone")]

    def test_not_beyond_reach(self, cast: Cast, phone: None) -> None:
        for user in (cast.chloe, cast.farid):
            asked = ("Nour", "Al Khatib", date(2002, 3, 14), "day", ["0612345678"])
            assert self.alike(cast, user, *asked) == []

    @pytest.mark.parametrize("birth", [date(2002, 3, 14), date(1990, 3, 14), None])
    def test_whose_name_alone_is_open_is_compared_by_name_alone(self, cast: Cast, birth: date | None) -> None:
        """Whatever birth is typed, the answer is the same: it says nothing of hers."""
        only_the_name(cast)
        precision = "day" if birth else ""
        with acting(cast.dalia):
            typed = find_lookalikes(cast.dalia, "Nour", "Al Khatib", birth, precision)
            listed = find_lookalikes_in_bulk(cast.dalia, [Asked("Nour", "Al Khatib", birth, precision)])[0]
            by_slip = find_lookalikes(cast.dalia, "Nour", "Al Khatb", birth, precision)
        for found in (typed, listed):
            assert [(one.name, one.birth, one.reason) for one in found] == [
                ("Nour Al Khatib", "", "même nom")
            ]
        assert [(one.birth, one.reason) for one in by_slip] == [("", "nom très proche")]

    def test_nor_is_she_found_by_her_birth(self, cast: Cast) -> None:
        asked = ("Noor", "Kattib", date(2002, 3, 14), "day")
        assert self.alike(cast, cast.dalia, *asked) != []
        only_the_name(cast)
        assert self.alike(cast, cast.dalia, *asked) == []

    def test_in_bulk_by_place(self, cast: Cast) -> None:
        people = [Asked("Zahra", "Safi"), Asked("Nour", "Al Khatib", date(2002, 3, 14), "day")]
        with acting(cast.amina):
            alike = find_lookalikes_in_bulk(cast.amina, people)
        assert {place: [one.name for one in ones] for place, ones in alike.items()} == {1: ["Nour Al Khatib"]}
