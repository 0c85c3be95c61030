"""Whoever reads an alert is offered something they may really do: every link of an alert opens."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.pathways.models import Absence, Appointment, Pathway, Referent, Step
from filrouge.people.actions.grants import break_glass
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.queries import AlertLine
from tests.cast import Cast

from .conftest import Life

WATCHED = {
    "silence",
    "no_next",
    "no_referent",
    "missed_twice",
    "permit",
    "step_overdue",
    "referent_away",
    "overload",
    "step_stuck",
    "step_at_another",
    "out_of_touch_at_work",
    "number_unchecked",
}
TEAM = f"{reverse('vigilance:alerts-index')}?qui=equipe"


@pytest.fixture
def troubles(cast: Cast, life: Life, lay_people: object, evaluated: object) -> None:
    """One alert of each rule at least: Nour's step is late, nobody follows Tesfay, Amina is away with five people."""
    today, now = clock.today(), clock.now()
    lay_people(4)
    with as_batch("fixture"):
        Step.objects.filter(pk=life.step.pk).update(planned_on=today - timedelta(days=9))
        begun = {"pathway": cast.nour_pathway, "person": cast.nour, "project": cast.project}
        begun |= {"started_on": today - timedelta(days=50), "title": "Stage"}
        Step.objects.create(**begun, domain="professional")
        Step.objects.create(**begun, domain="sociocultural", who="partner")
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(last_exchange_at=now - timedelta(days=20))
        tesfay = {"person": cast.tesfay, "project": cast.project, "pathway": cast.tesfay_pathway}
        for days in (10, 5):
            missed = {"starts_at": now - timedelta(days=days), "purpose": "Bilan", "outcome": "missed"}
            Appointment.objects.create(**tesfay, **missed)
        Referent.objects.filter(pathway=cast.tesfay_pathway).update(until=now)
        Pathway.objects.filter(pk=cast.tesfay_pathway.pk).update(lead=None)
        Absence.objects.create(user=cast.amina, since=today, until=today + timedelta(days=7))
        cast.amina.memberships.update(working_time=10)
    evaluated()


def share_with_farid(cast: Cast) -> None:
    """Farid reads the shared part of Nour's file, and what is known of her permit."""
    since = clock.now() - timedelta(days=1)
    shared = {"person": cast.nour, "project": cast.project, "organisation": cast.association, "since": since}
    with as_batch("fixture"):
        for level in (2, 13):
            AccessGrant.objects.create(**shared, level=level, basis="team", reason="x", given_by="test")


def shown_to(client: Client, cast: Cast) -> Iterator[AlertLine]:
    """Every line of every page that shows alerts, those behind another one included."""
    listed = client.get(TEAM).context
    yield from flat([*listed["lines"], *listed["postponed"]])
    yield from flat([watched.line for watched in client.get("/").context["day"].alerts])
    for person in (cast.nour, cast.tesfay):
        answer = client.get(person.get_absolute_url())
        if answer.status_code == 200:
            yield from answer.context["record"].alerts


def flat(lines: list[AlertLine]) -> Iterator[AlertLine]:
    for line in lines:
        yield line
        yield from line.more


@pytest.mark.parametrize("who", ["amina", "bruno", "dalia", "farid"])
def test_every_link_of_an_alert_opens(cast: Cast, troubles: None, signed_in: object, who: str) -> None:
    share_with_farid(cast)
    client = signed_in(getattr(cast, who))
    lines = list(shown_to(client, cast))
    assert {line.rule.code for line in lines} >= ({"permit"} if who == "farid" else WATCHED - {"permit"})
    opened = {
        (line.rule.code, url, client.get(url).status_code) for line in lines for url in [line.action_url]
    }
    assert {one for one in opened if one[2] != 200} == set()


def test_nor_does_an_emergency_lead_to_a_refusal(cast: Cast, troubles: None, signed_in: object) -> None:
    with acting(cast.farid):
        for person in (cast.nour, cast.tesfay):
            break_glass(reference=person.reference, project=cast.project, reason="Hospitalisée cette nuit")
    client = signed_in(cast.farid)
    lines = list(shown_to(client, cast))
    assert lines
    assert {client.get(line.action_url).status_code for line in lines} == {200}
    assert reverse("pathways:referents-edit", args=[cast.tesfay_pathway.pk]) not in {
        address
        for person in (cast.nour, cast.tesfay)
        for address in client.get(person.get_absolute_url()).content.decode().split('"')
    }


@pytest.mark.parametrize(
    ("who", "rule", "label"),
    [
        ("amina", "overload", "Voir une répartition"),
        ("dalia", "overload", "Voir une répartition"),
        ("bruno", "overload", "Voir sa file"),
        ("amina", "referent_away", "Organiser le relais"),
        ("dalia", "referent_away", "Confier sa file"),
        ("bruno", "referent_away", "Voir sa file"),
        ("bruno", "no_referent", "Désigner quelqu’un"),
        ("dalia", "no_referent", "Désigner quelqu’un"),
        ("bruno", "silence", "Noter un contact"),
        ("dalia", "silence", "Ouvrir le dossier"),
        ("amina", "permit", "Préparer le renouvellement"),
        ("dalia", "step_overdue", "Ouvrir le dossier"),
    ],
)
def test_what_is_offered_depends_on_who_reads(
    cast: Cast, troubles: None, signed_in: object, who: str, rule: str, label: str
) -> None:
    user: User = getattr(cast, who)
    lines = flat(signed_in(user).get(TEAM).context["lines"])
    assert {str(line.action_label) for line in lines if line.rule.code == rule} == {label}


def test_an_alert_about_a_team_says_whose_people_they_are(
    cast: Cast, troubles: None, signed_in: object
) -> None:
    page = signed_in(cast.bruno).get(f"{TEAM}&regle=overload").content.decode()
    assert 'Voir sa file<span class="visually-hidden"> : Amina Martin' in page
    assert '<span class="soft">Amina Martin</span>' in page


def test_the_page_costs_no_more_for_it(
    cast: Cast, troubles: None, signed_in: object, within_budget: object
) -> None:
    client = signed_in(cast.dalia)
    with within_budget():
        client.get(TEAM)
