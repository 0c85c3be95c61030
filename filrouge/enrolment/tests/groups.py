"""People laid for the tests of targeting and cohorts: who they are, when they asked, when they began."""

from collections.abc import Iterable
from datetime import date, timedelta

from filrouge.enrolment.models import Candidacy
from filrouge.pathways.models import Pathway
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

SIXTEEN_MONTHS = timedelta(days=490)


def lay_person(cast: Cast, given: str, *, sex: str = "man", birth: date = date(1990, 5, 1)) -> Person:
    """Reached by the team of the mission locale and by the coordination."""
    with as_batch("fixture"):
        person = Person.objects.create(
            given_name=given, family_name="Diallo", sex=sex, birth_date=birth, birth_precision="day"
        )
        common = {
            "person": person,
            "project": cast.project,
            "basis": "team",
            "reason": "test",
            "given_by": "test",
        }
        since = clock.now() - timedelta(days=1)
        AccessGrant.objects.create(**common, organisation=cast.mission_locale, level=3, since=since)
        AccessGrant.objects.create(
            **common, organisation=cast.lead, audience="coordination", level=2, since=since
        )
    return person


def ask_to_come(cast: Cast, person: Person, on: date, stage: str = Candidacy.Stage.TO_MEET) -> Candidacy:
    with as_batch("fixture"):
        return Candidacy.objects.create(
            person=person, project=cast.project, organisation=cast.mission_locale, opened_on=on, stage=stage
        )


def begin(cast: Cast, person: Person, on: date) -> Pathway:
    with as_batch("fixture"):
        return Pathway.objects.create(
            person=person, project=cast.project, organisation=cast.mission_locale, opened_on=on
        )


def lay_candidacies(cast: Cast, sexes: Iterable[str], on: date) -> list[Person]:
    """One person per sex given, who asked that day."""
    people = [lay_person(cast, f"Prénom{number}", sex=sex) for number, sex in enumerate(sexes)]
    for person in people:
        ask_to_come(cast, person, on)
    return people


def start_long_ago(cast: Cast) -> None:
    """The paths of the cast began before the twelve months that are counted."""
    with as_batch("fixture"):
        Pathway.objects.update(opened_on=clock.today() - SIXTEEN_MONTHS)
