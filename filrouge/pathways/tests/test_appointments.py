"""Appointments: made, moved, settled in two clicks; my week."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from filrouge.pathways.actions.appointments import Meeting, make_appointment, move_appointment
from filrouge.pathways.events import (
    AppointmentCancelled,
    AppointmentMade,
    AppointmentMoved,
    AppointmentSettled,
)
from filrouge.pathways.models import Appointment, Pathway
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.shared.rights import Missed
from tests.cast import Cast

from .litany import BUDGET, SignIn, asked_by, assert_litany

INDEX = reverse("pathways:appointments-index")


def in_days(days: int) -> str:
    return timezone.localtime(clock.now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def meeting(cast: Cast, **other: object) -> dict:
    common = {"starts_at": in_days(3), "purpose": "CV", "minutes": 45, "user": cast.amina.pk}
    return {**common, **other}


@pytest.fixture
def appointment(cast: Cast) -> Appointment:
    with acting(cast.amina):
        when = Meeting(starts_at=clock.now() + timedelta(hours=1), purpose="La banque", user=cast.amina)
        return make_appointment(by=cast.amina, pathway=cast.nour_pathway, meeting=when)


def url(verb: str, appointment: Appointment) -> str:
    return reverse(f"pathways:appointments-{verb}", args=[appointment.pk])


def reread(appointment: Appointment) -> Appointment:
    with as_batch("look"):
        return Appointment.objects.get(pk=appointment.pk)


def past(appointment: Appointment) -> datetime:
    with as_batch("time passes"):
        Appointment.objects.update(starts_at=clock.now() - timedelta(hours=2))
    return clock.now()


def test_the_new_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "appointments-new", cast.nour_pathway.pk)


@pytest.mark.parametrize("verb", ["edit", "settle", "cancel"])
def test_each_screen_answers_each_of_the_cast(
    cast: Cast, signed_in: SignIn, appointment: Appointment, verb: str
) -> None:
    assert_litany(cast, signed_in, f"appointments-{verb}", appointment.pk)


def test_made_moved_cancelled(cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
    client = signed_in(cast.amina)
    new = reverse("pathways:appointments-new", args=[cast.nour_pathway.pk])
    assert client.post(new, meeting(cast, retour=INDEX)).url == INDEX
    with acting(cast.amina):
        appointment = Appointment.objects.get()
    client.post(url("edit", appointment), meeting(cast, user=cast.bruno.pk, place="CIDFF"))
    assert (reread(appointment).user, reread(appointment).place) == (cast.bruno, "CIDFF")
    client.post(url("cancel", appointment))
    assert reread(appointment).outcome == "cancelled"
    with as_batch("look"):
        assert Pathway.objects.get(pk=cast.nour_pathway.pk).next_appointment_at is None
    assert [type(one) for one in heard] == [AppointmentMade, AppointmentMoved, AppointmentCancelled]


def test_settled_in_two_clicks(
    cast: Cast, signed_in: SignIn, appointment: Appointment, heard: list[Event]
) -> None:
    past(appointment)
    client = signed_in(cast.amina)
    assert "Qu’est-ce qui s’est passé ?" in client.get(INDEX).content.decode().replace("&#x27;", "'")
    client.post(url("settle", appointment), {"outcome": "missed"})
    assert reread(appointment).outcome == "missed"
    assert [one.outcome for one in heard if isinstance(one, AppointmentSettled)] == ["missed"]


def test_a_settled_meeting_is_not_moved(cast: Cast, signed_in: SignIn, appointment: Appointment) -> None:
    client = signed_in(cast.amina)
    client.post(url("settle", appointment), {"outcome": "came"})
    page = client.get(url("edit", appointment), follow=True).content.decode()
    assert "Ce rendez-vous est déjà noté : est venu·e." in page
    with pytest.raises(Missed):
        move(cast, reread(appointment))


def move(cast: Cast, appointment: Appointment) -> None:
    with acting(cast.amina):
        when = Meeting(starts_at=clock.now() + timedelta(days=1), purpose="x", user=cast.amina)
        move_appointment(by=cast.amina, appointment=appointment, meeting=when)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"starts_at": ""}, "Choisissez le jour et l’heure."),
        ({"starts_at": "2020-01-01T10:00"}, "Cette heure est passée"),
        ({"starts_at": "2999-01-01T10:00"}, "Cette date est trop lointaine"),
        ({"purpose": ""}, "Dites en un mot pourquoi vous vous voyez."),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    new = reverse("pathways:appointments-new", args=[cast.nour_pathway.pk])
    page = signed_in(cast.amina).post(new, meeting(cast, place="Place du marché", **wrong)).content.decode()
    assert sentence in page.replace("&#x27;", "'")
    assert "Place du marché" in page


def test_a_stranger_to_the_team_is_not_proposed(cast: Cast, signed_in: SignIn) -> None:
    new = reverse("pathways:appointments-new", args=[cast.nour_pathway.pk])
    assert "Farid" not in signed_in(cast.amina).get(new).content.decode()
    signed_in(cast.amina).post(new, meeting(cast, user=cast.farid.pk))
    with acting(cast.amina):
        assert not Appointment.objects.exists()


def test_settling_a_closed_path_is_possible(cast: Cast, signed_in: SignIn, appointment: Appointment) -> None:
    with as_batch("closed"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
    signed_in(cast.amina).post(url("settle", appointment), {"outcome": "came"})
    assert reread(appointment).outcome == "came"


class TestIndex:
    def test_my_week_and_not_a_colleagues(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment
    ) -> None:
        week = {"semaine": timezone.localdate(appointment.starts_at).isoformat()}
        assert "Nour Al Khatib" in signed_in(cast.amina).get(INDEX, week).content.decode()
        for other in (cast.bruno, cast.chloe):
            assert "Nour" not in signed_in(other).get(INDEX, week).content.decode()

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        with as_batch("many"):
            common = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
            Appointment.objects.bulk_create(
                Appointment(**common, user=cast.amina, purpose="CV", starts_at=clock.now()) for _ in range(15)
            )
        client = signed_in(cast.amina)
        with CaptureQueriesContext(connection) as queries:
            client.get(INDEX)
        assert len(asked_by(queries)) <= BUDGET

    def test_a_broken_week_is_this_week(self, cast: Cast, signed_in: SignIn) -> None:
        assert signed_in(cast.amina).get(INDEX, {"semaine": "demain"}).status_code == 200
