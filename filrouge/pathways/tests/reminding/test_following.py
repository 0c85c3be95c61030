"""A meeting moved or called off: what has not left is taken back, what was said is corrected."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from filrouge.pathways.actions.appointments import (
    Meeting,
    cancel_appointment,
    move_appointment,
    settle_appointment,
)
from filrouge.pathways.actions.reminders import note_reminder
from filrouge.pathways.models import Appointment, Reminder
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from tests.cast import Cast
from tests.sms import Provider, running_provider

from .world import (
    lay_channel,
    lay_language,
    lay_meeting,
    open_at_any_hour,
    prepared,
    reminders,
    run_jobs,
    tomorrow,
)


@pytest.fixture(autouse=True)
def provider(settings: object, cast: Cast) -> Iterator[Provider]:
    open_at_any_hour(cast)
    with running_provider() as known:
        settings.SMS_PROVIDER, settings.SMS_HTTP_URL = "http", known.url
        yield known


@pytest.fixture
def appointment(cast: Cast) -> Appointment:
    lay_channel(cast)
    return lay_meeting(cast)


def move(cast: Cast, appointment: Appointment, **other: object) -> None:
    now = Appointment.objects.filter(pk=appointment.pk)
    with acting(cast.amina):
        fresh = now.select_related("pathway").get()
        values = {
            "starts_at": fresh.starts_at,
            "purpose": fresh.purpose,
            "user": cast.amina,
            "place": fresh.place,
        }
        move_appointment(by=cast.amina, appointment=fresh, meeting=Meeting(**values | other))  # type: ignore[arg-type]


def texts(provider: Provider) -> list[str]:
    return [body["text"] for body in provider.texts.values()]


def test_what_was_sent_is_corrected_once(cast: Cast, provider: Provider, appointment: Appointment) -> None:
    prepared()
    run_jobs()
    move(cast, appointment, starts_at=tomorrow(15) + timedelta(days=3))
    run_jobs()
    run_jobs()
    assert len(texts(provider)) == 2
    assert "nouveau rendez-vous" in texts(provider)[1]
    assert "15h30" in texts(provider)[1]
    assert [(one.kind, one.version) for one in reminders()] == [("day_before", 0), ("moved", 1)]


def test_what_has_not_left_follows(cast: Cast, provider: Provider, appointment: Appointment) -> None:
    prepared()
    move(cast, appointment, starts_at=tomorrow(16))
    run_jobs(first="pathways.follow_appointment")
    [withdrawn] = reminders()
    assert withdrawn.state == "withdrawn"
    with as_batch("agreed long ago"):
        Appointment.objects.update(changed_at=tomorrow() - timedelta(days=5))
    prepared()
    run_jobs()
    assert [text for text in texts(provider) if "16h30" in text] == texts(provider)
    assert len(texts(provider)) == 1


def test_another_place_is_told_too(cast: Cast, provider: Provider, appointment: Appointment) -> None:
    prepared()
    run_jobs()
    move(cast, appointment, place="Bureau 7")
    run_jobs()
    assert "Bureau 7" in texts(provider)[1]


def test_another_purpose_is_nobody_s_business(
    cast: Cast, provider: Provider, appointment: Appointment
) -> None:
    prepared()
    run_jobs()
    move(cast, appointment, purpose="Autre chose")
    run_jobs()
    assert len(texts(provider)) == 1
    with as_batch("look"):
        assert Appointment.objects.get().version == 0


def test_called_off_it_is_told_if_it_was_reminded(
    cast: Cast, provider: Provider, appointment: Appointment
) -> None:
    prepared()
    run_jobs()
    with acting(cast.amina):
        cancel_appointment(by=cast.amina, appointment=appointment)
    run_jobs()
    assert "est annulé" in texts(provider)[1]
    assert "http" not in texts(provider)[1]


def test_called_off_before_any_reminder_nothing_is_told(
    cast: Cast, provider: Provider, appointment: Appointment
) -> None:
    prepared()
    with acting(cast.amina):
        cancel_appointment(by=cast.amina, appointment=appointment)
    run_jobs(first="pathways.follow_appointment")
    assert texts(provider) == []
    assert [one.state for one in reminders()] == ["withdrawn"]


def test_she_said_she_cannot_come_nothing_more_leaves(
    cast: Cast, provider: Provider, appointment: Appointment
) -> None:
    prepared()
    with acting(cast.amina):
        settle_appointment(by=cast.amina, appointment=appointment, outcome="excused")
    run_jobs(first="pathways.follow_appointment")
    assert texts(provider) == []


def test_who_was_called_is_called_again_for_the_change(cast: Cast, provider: Provider) -> None:
    lay_channel(cast)
    lay_language(cast, "tir", reads=False)
    appointment = lay_meeting(cast, at=tomorrow() + timedelta(days=1))
    prepared()
    [first] = reminders()
    with acting(cast.amina):
        note_reminder(by=cast.amina, reminder=Reminder.objects.get(), how="told")
    move(cast, appointment, starts_at=tomorrow(17) + timedelta(days=1))
    run_jobs()
    corrected = next(one for one in reminders() if one.pk != first.pk)
    assert (corrected.kind, corrected.way, corrected.state) == ("moved", "call", "to_do")
