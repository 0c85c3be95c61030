from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.test import override_settings

from demo import words
from demo.load import CASELOAD, Refused, load
from demo.tale import FORMS, fill
from filrouge.accounts.models import User
from filrouge.pathways.actions.kept_facts import wrong_kept_facts
from filrouge.pathways.models import Contact, Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import APP, acting_as, as_batch
from filrouge.vigilance.models import Alert
from tests.cast import Cast

SMALL = 70  # people: the hand-written caseload and some of each team
SLOTS = dict.fromkeys(("prenom", "firm", "child", "place", "priority"), "x")
STORIES = [value for value in vars(words).values() if isinstance(value, tuple) and isinstance(value[0], str)]


def user(email: str) -> User:
    return User.objects.get(email=email)


@pytest.fixture(scope="class")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """The small world, there for all the tests of the class: laying it is the long part. Who was in it the first
    time, when it was laid then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        with acting_as(APP):
            before = transaction.savepoint()
            load(SMALL)
            people = _people()
            transaction.savepoint_rollback(before)
            load(SMALL)
            yield people
        transaction.set_rollback(True)


def _people() -> list[str]:
    with as_batch("test"):
        return [f"{person.reference} {person}" for person in Person.objects.order_by("reference")]


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
class TestOnceLaid:
    def test_the_caseload_of_amina_is_as_told(self) -> None:
        with as_batch("test"):
            amina = user("amina@example.org")
            assert Person.objects.count() == SMALL
            assert Pathway.objects.open().of_referent(amina).count() == CASELOAD
            about_people = Alert.objects.open().filter(user=amina, person__isnull=False)
            found = {(a.rule, a.person.given_name) for a in about_people}
        assert {("permit", "Nour"), ("silence", "Tesfay"), ("step_overdue", "Zahra")} <= found

    def test_what_lists_show_is_what_happened(self) -> None:
        with as_batch("test"):
            assert list(wrong_kept_facts()) == []
            assert not Contact.objects.filter(note__contains="{").exists()

    def test_a_stranger_sees_nobody(self) -> None:
        with acting(user("chloe@example.org")):
            assert Person.objects.count() == 0
        with acting(user("amina@example.org")):
            assert Person.objects.filter(given_name="Nour").exists()

    def test_it_tells_the_same_stories_each_time(self, told: list[str]) -> None:
        assert _people() == told

    def test_guards_are_back_once_it_is_laid(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity"
                " UNION ALL SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'"
            )
            assert cursor.fetchall() == [(0,), (0,)]


def test_it_refuses_where_people_are(cast: Cast) -> None:
    with pytest.raises(Refused, match="déjà des personnes"):
        load(SMALL)


@pytest.mark.django_db
def test_it_refuses_outside_the_demonstration() -> None:
    with override_settings(DEMO=False, TESTING=False), pytest.raises(CommandError, match="make demo"):
        call_command("demo_load")


@pytest.mark.parametrize("sex", FORMS)
@pytest.mark.parametrize("job", words.JOBS)
def test_every_sentence_can_be_said_of_everyone(sex: str, job: str) -> None:
    slots = {**FORMS[sex], **SLOTS, "job": job.format(**FORMS[sex])}
    for story in STORIES:
        for note in story:
            said = fill(note, slots)
            assert "{" not in said
            assert " de a" not in said
