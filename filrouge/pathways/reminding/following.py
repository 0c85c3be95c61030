"""A meeting moved or called off: what has not left is taken back, what was said is corrected. As batch."""

from datetime import datetime
from uuid import UUID

from filrouge.messaging.models import Message
from filrouge.pathways.models import Appointment, Reminder
from filrouge.shared import clock
from filrouge.shared.actors import Actor

from .preparing import Wanted, make
from .ways import Reach, noted_nested, reach_of

JOB = Actor.job("pathways.follow_appointment")
Kind = Reminder.Kind


CORRECTED_BY = {"": Kind.MOVED, Appointment.Outcome.CANCELLED: Kind.CANCELLED}


def follow(appointment_id: UUID, before: datetime) -> None:
    """`before`: the hour by which a correction must be known. Run again, it changes nothing more."""
    locked = Appointment.objects.select_for_update(of=("self",)).filter(pk=appointment_id).first()
    if locked is None:
        return
    earlier = _earlier(locked)
    _take_back(earlier)
    kind = CORRECTED_BY.get(locked.outcome)
    if kind is None or before <= clock.now() or not any(one.said for one in earlier):
        return
    if not _already(locked, kind):
        appointment = _with_what_it_needs(appointment_id)
        make([Wanted(appointment, kind, _reach(appointment), before)], by=JOB)


def _earlier(appointment: Appointment) -> list[Reminder]:
    """What was said, or was about to be, of the meeting as it no longer stands. Their messages are locked: one
    that is being handed over is waited for."""
    reminders = Reminder.objects.filter(appointment=appointment).exclude(kind=Kind.CANCELLED)
    if not appointment.outcome:
        reminders = reminders.filter(version__lt=appointment.version)
    ids = list(reminders.values_list("message_id", flat=True))
    list(Message.objects.select_for_update().filter(pk__in=[pk for pk in ids if pk]).order_by("pk"))
    return list(reminders.select_related("message"))


def _take_back(reminders: list[Reminder]) -> None:
    messages = [one.message_id for one in reminders if one.message_id]
    Message.objects.waiting().filter(pk__in=messages).update(withdrawn_at=clock.now())


def _already(appointment: Appointment, kind: str) -> bool:
    return Reminder.objects.filter(pk=Reminder.key(appointment.pk, kind, appointment.version)).exists()


def _with_what_it_needs(appointment_id: UUID) -> Appointment:
    rows = Appointment.objects.select_related("user", "pathway").annotate(**noted_nested())
    return rows.get(pk=appointment_id)


def _reach(appointment: Appointment) -> Reach:
    return reach_of(appointment.channels, appointment.spoken)  # type: ignore[attr-defined]
