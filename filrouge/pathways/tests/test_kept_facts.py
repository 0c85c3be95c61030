"""What lists show is what the rows say."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from filrouge.pathways.actions.appointments import Meeting, make_appointment, settle_appointment
from filrouge.pathways.actions.contacts import Words, record_contact
from filrouge.pathways.actions.kept_facts import refresh_passed_appointments, wrong_kept_facts
from filrouge.pathways.actions.steps import Plan, finish_step, plan_step, reopen_step
from filrouge.pathways.models import Appointment, Pathway
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

TODAY = clock.today()


def fresh(pathway: Pathway) -> Pathway:
    with as_batch("look"):
        return Pathway.objects.get(pk=pathway.pk)


def test_an_unanswered_call_is_a_contact_but_no_exchange(cast: Cast) -> None:
    with acting(cast.amina):
        record_contact(by=cast.amina, pathway=cast.nour_pathway, words=Words(channel="phone"))
        talked = fresh(cast.nour_pathway).last_exchange_at
        unanswered = Words(channel="phone", outcome="no_answer")
        record_contact(by=cast.amina, pathway=cast.nour_pathway, words=unanswered)
    pathway = fresh(cast.nour_pathway)
    assert pathway.last_exchange_at == talked
    assert pathway.last_contact_at > talked


def test_a_contact_noted_late_does_not_hide_a_later_one(cast: Cast) -> None:
    before = clock.now() - timedelta(days=10)
    with acting(cast.amina):
        last = record_contact(by=cast.amina, pathway=cast.nour_pathway, words=Words(channel="sms"))
        record_contact(by=cast.amina, pathway=cast.nour_pathway, words=Words(channel="visit"), at=before)
    assert fresh(cast.nour_pathway).last_contact_at == last.at


def test_the_next_step_is_the_earliest_dated_one_ahead(cast: Cast) -> None:
    with acting(cast.amina):
        undated = plan_step(
            by=cast.amina,
            pathway=cast.nour_pathway,
            plan=Plan(title="Ouvrir un compte", domain="sociocultural"),
        )
        dated = plan_step(
            by=cast.amina,
            pathway=cast.nour_pathway,
            plan=Plan(title="Test de français", domain="linguistic", planned_on=TODAY),
        )
        assert fresh(cast.nour_pathway).next_step_title == "Test de français"
        finish_step(by=cast.amina, step=dated, on=TODAY)
        assert fresh(cast.nour_pathway).next_step_title == "Ouvrir un compte"
        finish_step(by=cast.amina, step=undated, on=TODAY)
        assert fresh(cast.nour_pathway).next_step_title == ""
        reopen_step(by=cast.amina, step=dated)
    assert fresh(cast.nour_pathway).next_step_on == TODAY


def test_a_settled_appointment_gives_way_to_the_next(cast: Cast) -> None:
    with acting(cast.amina):
        first, second = (
            make_appointment(
                by=cast.amina,
                pathway=cast.nour_pathway,
                meeting=Meeting(
                    starts_at=clock.now() + timedelta(days=days), purpose="Faire le point", user=cast.amina
                ),
            )
            for days in (2, 9)
        )
        settle_appointment(by=cast.amina, appointment=first, outcome="excused")
    assert fresh(cast.nour_pathway).next_appointment_at == second.starts_at


def test_time_passes_and_the_next_appointment_follows(cast: Cast) -> None:
    with acting(cast.amina):
        make_appointment(
            by=cast.amina,
            pathway=cast.nour_pathway,
            meeting=Meeting(
                starts_at=clock.now() + timedelta(days=2), purpose="Faire le point", user=cast.amina
            ),
        )
    passed = clock.now() - timedelta(hours=1)
    with as_batch("time passes"):
        Appointment.objects.update(starts_at=passed)
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(next_appointment_at=passed)
        assert dict(wrong_kept_facts()) == {}
        assert refresh_passed_appointments() == 1
    assert fresh(cast.nour_pathway).next_appointment_at is None


def test_the_check_command_finds_and_puts_right(cast: Cast) -> None:
    with as_batch("break"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(next_step_title="Inventée", lead=None)
    with pytest.raises(CommandError, match="1 pathways differ"):
        call_command("check_kept_facts", stdout=StringIO())
    call_command("check_kept_facts", fix=True, stdout=StringIO())
    out = StringIO()
    call_command("check_kept_facts", stdout=out)
    assert "All kept facts are true" in out.getvalue()
    assert fresh(cast.nour_pathway).lead == cast.amina
