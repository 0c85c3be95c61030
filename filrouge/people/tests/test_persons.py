"""Opening files, correcting an identity."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from filrouge.people.actions.channels import NewChannel
from filrouge.people.actions.languages import NewLanguage
from filrouge.people.actions.persons import NewPerson, change_identity, open_people_in_bulk, open_person
from filrouge.people.actions.protection import NewProtection
from filrouge.people.models import AccessGrant, ContactChannel, Person, Protection, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change, Reading
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Commune
from tests.cast import Cast

ZAHRA = NewPerson(
    given_name=" Zahra ",
    family_name="Safi",
    birth_date=date(1999, 5, 2),
    birth_precision="day",
    sex="woman",
    commune_code="34032",
    channels=(NewChannel(kind="phone", value="06 12 34 56 78", preferred=True, when="not_morning"),),
    languages=(NewLanguage(code="prs", preferred=True, reads=False, interpreter=True),),
    protection=NewProtection(status="refugee", permit="carte de résident", permit_until=date(2030, 1, 1)),
)


def opened(cast: Cast, new: NewPerson = ZAHRA) -> Person:
    with acting(cast.amina):
        return open_person(by=cast.amina, organisation=cast.mission_locale, project=cast.project, **vars(new))


def around(person: Person) -> dict[str, object]:
    """Everything noted of a person, without ids and times."""
    left_out = {"id", "person_id", "created_at", "reference", "since"}
    with as_batch("look"):
        return {
            model.__name__: sorted(
                str({k: v for k, v in row.items() if k not in left_out and k != "remark"})
                for row in model.objects.filter(**{key: person.pk}).values()
            )
            for model, key in (
                (Person, "pk"),
                (AccessGrant, "person_id"),
                (ContactChannel, "person_id"),
                (SpokenLanguage, "person_id"),
                (Protection, "person_id"),
            )
        } | {"changes": sorted(Change.objects.filter(person_id=person.pk).values_list("table", "operation"))}


class TestOpenPerson:
    def test_everything_is_noted_at_once(self, cast: Cast) -> None:
        person = opened(cast)
        with acting(cast.amina):
            assert Person.objects.get(pk=person.pk).given_name == "Zahra"
            assert ContactChannel.objects.get(person=person).value == "+33612345678"
            assert SpokenLanguage.objects.get(person=person).interpreter
            assert Protection.objects.get(person=person).permit == "carte de résident"

    def test_colleagues_see_the_file_but_not_the_status(self, cast: Cast) -> None:
        person = opened(cast)
        with acting(cast.bruno):
            assert ContactChannel.objects.filter(person=person).exists()
            assert not Protection.objects.filter(person=person).exists()

    def test_in_bulk_is_the_same_as_one_by_one(self, cast: Cast) -> None:
        one = opened(cast)
        with acting(cast.amina):
            other = NewPerson(given_name="Abel", family_name="Tesfaye")
            organisation, project = cast.mission_locale, cast.project
            _, many = open_people_in_bulk(
                by=cast.amina, organisation=organisation, project=project, people=[other, ZAHRA]
            )
        assert around(one) == around(many)

    def test_not_for_the_organisation_of_others(self, cast: Cast) -> None:
        with acting(cast.amina), pytest.raises(PermissionDenied):
            open_person(
                by=cast.amina, organisation=cast.association, project=cast.project, given_name="Zahra"
            )

    @pytest.mark.parametrize(
        "wrong",
        [
            {"given_name": "  "},
            {"given_name": "Zahra", "birth_date": date(1999, 5, 2)},
            {"given_name": "Zahra", "channels": (NewChannel(kind="phone", value="12"),)},
            {"given_name": "Zahra", "channels": (NewChannel(kind="email", value="zahra@"),)},
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_stays(self, cast: Cast, wrong: dict) -> None:
        with acting(cast.amina), pytest.raises(ValidationError):
            open_person(by=cast.amina, organisation=cast.mission_locale, project=cast.project, **wrong)
        with as_batch("look"):
            assert Person.objects.count() == 2


class TestChangeIdentity:
    CHANGED: ClassVar = {
        "given_name": "Nour",
        "family_name": "El Khatib",
        "birth_date": date(2002, 1, 1),
        "birth_precision": "year",
        "sex": "woman",
        "commune_code": "",
    }

    def test_the_name_is_found_again_in_its_new_form(self, cast: Cast) -> None:
        with acting(cast.bruno):
            change_identity(by=cast.bruno, person=cast.nour, **self.CHANGED)
        with acting(cast.amina):
            assert Person.objects.get(names_key="elkhatib nour").birth_precision == "year"

    def test_the_coordination_reads_and_does_not_correct(self, cast: Cast) -> None:
        with acting(cast.dalia), pytest.raises(PermissionDenied):
            change_identity(by=cast.dalia, person=cast.nour, **self.CHANGED)


@pytest.fixture
def communes(db: None) -> None:
    with as_batch("fixture"):
        Commune.objects.create(
            code="34032", name="Béziers", search_key="beziers", department="34", postcodes=["34500"]
        )


NEW = reverse("people:persons-new")
TYPED: dict[str, object] = {
    "given_name": "Zahra",
    "family_name": "Safi",
    "birth_day": 2,
    "birth_month": 5,
    "birth_year": 1999,
    "sex": "woman",
    "commune": "Béziers",
    "phone": "06 12 34 56 78",
    "when": "not_morning",
    "shared_with": "son frère",
    "language": "prs",
    "interpreter": "on",
}


def typed(cast: Cast, **changes: object) -> dict[str, object]:
    return TYPED | {"place": f"{cast.mission_locale.pk}-{cast.project.pk}"} | changes


class TestNew:
    def test_a_file_is_opened_with_its_safe_contact(self, cast: Cast, amina: Client, communes: None) -> None:
        answer = amina.post(NEW, typed(cast))
        with acting(cast.bruno):
            person = Person.objects.get(given_name="Zahra")
            channel = ContactChannel.objects.get(person=person)
        assert answer.status_code == 302
        assert answer.url == person.get_absolute_url()
        assert (person.commune_code, person.birth_precision) == ("34032", "day")
        assert (channel.value, channel.when, channel.shared_with) == (
            "+33612345678",
            "not_morning",
            "son frère",
        )

    def test_those_who_look_alike_are_shown_before(self, cast: Cast, amina: Client) -> None:
        nour = typed(
            cast, given_name="Noor", family_name="El Khatib", birth_day=14, birth_month=3, commune=""
        )
        nour |= {"birth_year": 2002}
        page = amina.post(NEW, nour).content.decode()
        assert "nom très proche, même date de naissance" in page
        assert 'value="Noor"' in page
        assert amina.post(NEW, nour | {"confirmed": "on"}).status_code == 302

    def test_a_first_of_january_is_asked_about(self, cast: Cast, amina: Client) -> None:
        first = typed(cast, birth_day=1, birth_month=1, commune="")
        assert "est-il sa vraie date" in amina.post(NEW, first).content.decode()
        amina.post(NEW, first | {"first_of_january": "given"})
        with acting(cast.amina):
            assert Person.objects.get(given_name="Zahra").birth_precision == "placeholder"

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"given_name": ""}, "Il faut au moins un prénom"),
            ({"phone": "06 12"}, "vérifiez-le chiffre par chiffre"),
            ({"commune": "Atlantis"}, "n’est pas reconnue"),
            ({"birth_day": 31, "birth_month": 2}, "Cette date n’existe pas"),
            ({"birth_year": ""}, "Il manque l’année"),
        ],
    )
    def test_what_is_wrong_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, amina: Client, changes: dict, sentence: str
    ) -> None:
        page = amina.post(NEW, typed(cast, commune="") | changes).content.decode()
        assert sentence in page
        assert 'value="Safi"' in page
        assert "son frère" in page

    def test_a_namesake_elsewhere_is_said_in_one_sentence(
        self, cast: Cast, signed_in: Callable, communes: None
    ) -> None:
        nour = {"given_name": "Nour", "family_name": "Al Khatib", "birth_day": 14, "birth_month": 3}
        place = f"{cast.association.pk}-{cast.project.pk}"
        answer = signed_in(cast.farid).post(NEW, typed(cast, place=place, birth_year=2002, **nour))
        said = [str(message) for message in get_messages(answer.wsgi_request)]
        assert said[-1] == "Peut-être déjà accompagnée : demandez à la personne."

    def test_not_for_those_who_accompany_nobody(self, cast: Cast, signed_in: Callable) -> None:
        for user in (cast.manon, cast.olga):
            assert signed_in(user).get(NEW).status_code == 403

    def test_the_page_is_cheap(self, amina: Client, django_assert_max_num_queries: Callable) -> None:
        with django_assert_max_num_queries(12):
            amina.get(NEW)


class TestEdit:
    def url(self, cast: Cast) -> str:
        return reverse("people:persons-edit", args=[cast.nour.pk])

    def test_it_shows_what_is_known_and_changes_it(self, cast: Cast, amina: Client, communes: None) -> None:
        assert 'value="Al Khatib"' in amina.get(self.url(cast)).content.decode()
        amina.post(self.url(cast), {"given_name": "Nour", "family_name": "Khatib", "birth_year": 2002})
        with acting(cast.amina):
            person = Person.objects.get(pk=cast.nour.pk)
        assert (person.names_key, person.birth_precision) == ("khatib nour", "year")

    def test_stranger_and_coordination(self, cast: Cast, stranger: Client, coordination: Client) -> None:
        assert stranger.get(self.url(cast)).status_code == 404
        assert coordination.get(self.url(cast)).status_code == 403
        assert coordination.post(self.url(cast), {"given_name": "X"}).status_code == 403

    def test_the_reading_is_journalled(self, cast: Cast, amina: Client) -> None:
        amina.get(self.url(cast))
        with acting(cast.amina):
            assert Reading.objects.get(person_id=cast.nour.pk).what == "record"
