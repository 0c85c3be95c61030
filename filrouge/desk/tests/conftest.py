"""A small life around the cast: channels, languages, plans, appointments, contacts, alerts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from filrouge.accounts.models import User
from filrouge.pathways.models import Appointment, ConfidentialNote, Contact, Objective, Pathway, Step
from filrouge.people.models import AccessGrant, ContactChannel, Person, Protection, SpokenLanguage
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone
from tests.cast import Cast

BUDGET = 12


@dataclass
class Life:
    objective: Objective
    step: Step
    done: Step
    meeting: Appointment
    forgotten: Appointment
    contact: Contact


@pytest.fixture
def life(cast: Cast) -> Life:
    with as_batch("fixture"):
        return lay_life(cast)


@pytest.fixture
def lay_people(cast: Cast) -> Callable[..., list[Pathway]]:
    """`lay_people(60)`: so many more people followed by Amina; `lead=None`: by nobody."""

    def lay(count: int, lead: User | None = cast.amina) -> list[Pathway]:
        with as_batch("fixture"):
            return [_someone(cast, number, lead) for number in range(count)]

    return lay


@pytest.fixture
def within_budget() -> Callable[[], AbstractContextManager]:
    """At most twelve queries, session, context and journal included."""
    return BudgetContext


class BudgetContext(CaptureQueriesContext):
    def __init__(self) -> None:
        super().__init__(connection)

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        if error[0] is None:
            asked = [query["sql"] for query in self.captured_queries if _counts(query["sql"])]
            listed = "\n".join(sql[:160] for sql in asked)
            assert len(asked) <= BUDGET, f"{len(asked)} queries:\n{listed}"


def _counts(sql: str) -> bool:
    """Leaves out transactions, and what a request does only because a test's transaction is around it:
    reading the context it found, and putting it back."""
    around = sql.startswith("SELECT coalesce(current_setting(") or "set_config('fr.user', ''," in sql
    return not around and not sql.startswith(
        ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET LOCAL")
    )


@pytest.fixture
def evaluated() -> Callable[[], None]:
    """Open the alerts that are true today."""

    def evaluate() -> None:
        with as_batch("fixture"):
            evaluate_everyone()

    return evaluate


def lay_life(cast: Cast) -> Life:
    now, today = clock.now(), clock.today()
    nour = {"person": cast.nour, "project": cast.project}
    path = {**nour, "pathway": cast.nour_pathway}
    ContactChannel.objects.create(
        **nour, kind="whatsapp", value="+33612345678", preferred=True, when="not_morning", discreet=True
    )
    SpokenLanguage.objects.create(**nour, code="ara", preferred=True, interpreter=True, reads=True)
    Protection.objects.create(
        **nour, status="refugee", permit="récépissé", permit_until=today + timedelta(days=19)
    )
    objective = Objective.objects.create(
        **path, words="Travailler en cuisine", domain="professional", agreed_on=today - timedelta(days=60)
    )
    step = Step.objects.create(
        **path,
        objective=objective,
        title="Visiter la cuisine centrale",
        domain="professional",
        planned_on=today,
    )
    done = Step.objects.create(
        **path, title="Ouvrir un compte bancaire", domain="sociocultural", done_on=today - timedelta(days=3)
    )
    contact = Contact.objects.create(
        **path, at=now - timedelta(days=9), channel="phone", note="Elle viendra lundi.", user=cast.amina
    )
    ConfidentialNote.objects.create(
        **nour, contact=contact, author=cast.amina, text="Une inquiétude dite tout bas."
    )
    noon = clock.now().astimezone(clock.PARIS).replace(hour=12, minute=30, second=0, microsecond=0)
    meeting = Appointment.objects.create(
        **path, user=cast.amina, starts_at=noon, purpose="Préparer la visite", place="Mission locale"
    )
    forgotten = Appointment.objects.create(
        **path, user=cast.amina, starts_at=noon - timedelta(days=3), purpose="Faire le point"
    )
    Pathway.objects.filter(pk=cast.nour_pathway.pk).update(
        last_contact_at=contact.at,
        last_exchange_at=contact.at,
        next_step_on=today,
        next_step_title=step.title,
    )
    return Life(objective, step, done, meeting, forgotten, contact)


def _someone(cast: Cast, number: int, lead: User | None) -> Pathway:
    now = clock.now()
    person = Person.objects.create(given_name=f"Ali{number:03}", family_name="Safi", commune_code="34032")
    AccessGrant.objects.create(
        person=person,
        project=cast.project,
        organisation=cast.mission_locale,
        level=3,
        basis="team",
        reason="dossier ouvert",
        given_by="test",
        since=now - timedelta(days=100),
    )
    AccessGrant.objects.create(
        person=person,
        project=cast.project,
        organisation=cast.lead,
        audience="coordination",
        level=2,
        basis="team",
        reason="dossier ouvert",
        given_by="test",
        since=now - timedelta(days=100),
    )
    return Pathway.objects.create(
        person=person,
        project=cast.project,
        organisation=cast.mission_locale,
        opened_on=clock.today() - timedelta(days=100),
        lead=lead,
        last_exchange_at=now - timedelta(days=number % 30) if number % 3 else None,
    )


@pytest.fixture
def in_the_morning() -> Iterator[None]:
    """Monday 16 November 2026, nine o'clock in Paris."""
    with time_machine.travel("2026-11-16 08:00:00+00:00", tick=True):
        yield
