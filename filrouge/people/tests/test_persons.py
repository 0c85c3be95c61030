"""Opening files and finding who looks alike. Screens are further down."""

from datetime import date
from typing import ClassVar

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from filrouge.people.actions.channels import NewChannel
from filrouge.people.actions.languages import NewLanguage
from filrouge.people.actions.persons import NewPerson, change_identity, open_people_in_bulk, open_person
from filrouge.people.actions.protection import NewProtection
from filrouge.people.models import AccessGrant, ContactChannel, Person, Protection, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
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
