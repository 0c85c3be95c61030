"""People laid for the tests of targeting and cohorts: who they are, when they asked, when they began."""

from collections.abc import Iterable
from datetime import date, timedelta

from filrouge.enrolment.actions.kept_facts import refresh_kept_facts
from filrouge.enrolment.models import (
    Answer,
    Candidacy,
    Commitment,
    Criterion,
    FirstMeeting,
    RuleSet,
    Waiting,
    digest_of,
)
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


def ask_to_come(cast: Cast, person: Person, on: date) -> Candidacy:
    with as_batch("fixture"):
        return Candidacy.objects.create(
            person=person, project=cast.project, organisation=cast.mission_locale, opened_on=on
        )


def commit(cast: Cast, person: Person, on: date, *, waiting: bool = False) -> Candidacy:
    """Met and signed that day; then on the waiting list, or not."""
    candidacy = ask_to_come(cast, person, on)
    common = {"candidacy": candidacy, "person": person, "project": cast.project}
    with as_batch("fixture"):
        meeting = {"on": on, "held_by": cast.amina, "reflect_until": on, "presented": ["contents"]}
        FirstMeeting.objects.create(**common, **meeting)
        words = {"text": "Nous", "text_digest": digest_of("Nous"), "text_version": "1"}
        Commitment.objects.create(
            **common, **words, met_on=on, language="fra", how="screen", signed_at=clock.start_of(on)
        )
        if waiting:
            Waiting.objects.create(**common, since=on, because="next_cohort")
        refresh_kept_facts([candidacy.pk])
        candidacy.refresh_from_db()
    return candidacy


def answer(cast: Cast, candidacy: Candidacy, code: str, value: str) -> None:
    with as_batch("fixture"):
        rules, _new = RuleSet.objects.get_or_create(
            project=cast.project,
            call="ipr",
            version=9,
            defaults={"title": "x", "in_force_from": clock.today()},
        )
        criterion, _new = Criterion.objects.get_or_create(
            rule_set=rules, code=code, weight="attention", label=code
        )
        Answer.objects.create(
            candidacy=candidacy,
            person=candidacy.person,
            project=cast.project,
            criterion=criterion,
            value=value,
            answered_by=cast.amina,
            answered_on=clock.today(),
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
