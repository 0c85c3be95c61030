"""A change of referent that begins by a meeting with the person."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.actions.appointments import Meeting
from filrouge.pathways.actions.handovers import confirm_handover, drop_handover, plan_handover
from filrouge.pathways.models import Appointment, Handover, Pathway, Referent
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .test_rules import night


@pytest.fixture
def handover(cast: Cast) -> Handover:
    meeting = Meeting(starts_at=clock.now() + timedelta(days=2), purpose="passation", user=cast.amina)
    with acting(cast.amina):
        return plan_handover(
            by=cast.amina,
            pathway=cast.nour_pathway,
            to=cast.bruno,
            meeting=meeting,
            note="Elle aime cuisiner.",
        )


def lead(cast: Cast) -> object:
    with as_batch("look"):
        return Pathway.objects.get(pk=cast.nour_pathway.pk).lead


def confirm(handover: Handover) -> str:
    return reverse("pathways:handovers-confirm", args=[handover.pk])


def test_nobody_changes_before_the_meeting(cast: Cast, handover: Handover) -> None:
    assert lead(cast) == cast.amina
    with acting(cast.amina):
        assert Appointment.objects.coming().get().user == cast.amina


def test_once_met_the_lead_changes_and_the_history_says_together(cast: Cast, handover: Handover) -> None:
    with acting(cast.amina):
        confirm_handover(by=cast.amina, handover=handover, met_together=True)
    assert lead(cast) == cast.bruno
    with as_batch("look"):
        current = Referent.objects.current().get(pathway=cast.nour_pathway)
        assert (current.met_together, current.handover_note) == (True, "Elle aime cuisiner.")
        assert Appointment.objects.get().outcome == "came"


def test_without_a_meeting_the_history_does_not_say_there_was_one(cast: Cast, handover: Handover) -> None:
    with acting(cast.amina):
        confirm_handover(by=cast.amina, handover=handover, met_together=False)
    with as_batch("look"):
        assert Referent.objects.current().get(pathway=cast.nour_pathway).met_together is False
        assert Appointment.objects.get().outcome == "cancelled"


def test_given_up_nobody_changes(cast: Cast, handover: Handover) -> None:
    with acting(cast.amina):
        drop_handover(by=cast.amina, handover=handover)
    assert lead(cast) == cast.amina
    with as_batch("look"):
        assert not Handover.objects.waiting().exists()


def test_a_colleague_does_not_take_someone_over(cast: Cast, handover: Handover) -> None:
    with acting(cast.bruno), pytest.raises(PermissionDenied):
        confirm_handover(by=cast.bruno, handover=handover, met_together=True)


def test_a_meeting_past_and_not_confirmed_is_an_alert(cast: Cast, handover: Handover) -> None:
    assert "handover_to_confirm" not in night()
    with as_batch("later"):
        Appointment.objects.update(starts_at=clock.now() - timedelta(hours=3))
    assert "handover_to_confirm" in night()
    with acting(cast.amina):
        confirm_handover(by=cast.amina, handover=handover, met_together=True)
    assert "handover_to_confirm" not in night()


def test_it_is_planned_from_the_file(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "handovers-new", cast.nour_pathway.pk)
    assert (
        signed_in(cast.bruno).get(reverse("pathways:handovers-new", args=[cast.nour_pathway.pk])).status_code
        == 403
    )
    url = reverse("pathways:handovers-new", args=[cast.nour_pathway.pk])
    client = signed_in(cast.amina)
    said = client.post(url, {"to": cast.bruno.pk, "note": "Elle aime cuisiner."}).content.decode()
    assert "Choisissez le jour" in said
    assert "Elle aime cuisiner." in said
    day = (clock.now().astimezone(clock.PARIS) + timedelta(days=2)).strftime("%Y-%m-%dT10:00")
    planned = client.post(url, {"to": cast.bruno.pk, "starts_at": day, "minutes": "45"}, follow=True)
    assert "Rencontre prévue" in planned.content.decode()
    assert client.get(url).url == reverse("pathways:handovers-confirm", args=[planned_by(cast).pk])


def planned_by(cast: Cast) -> Handover:
    with acting(cast.amina):
        return Handover.objects.get()


def test_it_is_confirmed_from_the_screen(cast: Cast, handover: Handover, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "handovers-confirm", handover.pk)
    client = signed_in(cast.amina)
    assert "Dites si la rencontre" in client.post(confirm(handover), {}).content.decode()
    said = client.post(confirm(handover), {"outcome": "met"}, follow=True).content.decode()
    assert "Bruno Petit accompagne maintenant Nour Al Khatib." in said
    assert client.get(confirm(handover)).status_code == 404
