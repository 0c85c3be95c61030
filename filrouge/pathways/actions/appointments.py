"""Appointments: made, moved, called off, and what became of them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import (
    AppointmentCancelled,
    AppointmentMade,
    AppointmentMoved,
    AppointmentSettled,
)
from filrouge.pathways.models import Appointment, Pathway
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require

from .kept_facts import refresh_kept_facts
from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """`starts_at` is aware; `user` is the professional who will be there."""

    starts_at: datetime
    purpose: str
    user: User
    minutes: int = 45
    place: str = ""
    invites: bool = False

    def columns(self) -> dict[str, object]:
        names = ("starts_at", "purpose", "user", "minutes", "place", "invites")
        return {name: getattr(self, name) for name in names}

    def is_told_otherwise(self, appointment: Appointment) -> bool:
        """What a reminder says of it differs: whoever was reminded must know."""
        before = (appointment.starts_at, appointment.user_id, appointment.place)
        return before != (self.starts_at, self.user.pk, self.place)


def make_appointment(*, by: User, pathway: Pathway, meeting: Meeting) -> Appointment:
    require(policies.can_plan(by, pathway), refusal())
    _require_colleague(meeting.user, pathway)
    appointment = Appointment.objects.create(**meeting.columns(), **of_pathway(pathway, by))
    refresh_kept_facts([pathway.pk])
    defer("pathways.invite", appointment_id=appointment.pk)
    publish(AppointmentMade(appointment_id=appointment.pk, starts_at=meeting.starts_at, **about(by, pathway)))
    return appointment


def move_appointment(*, by: User, appointment: Appointment, meeting: Meeting) -> None:
    """Another time, another place, someone else. A meeting already settled stays as it was."""
    pathway = appointment.pathway
    require(policies.can_plan(by, pathway), refusal())
    _require_colleague(meeting.user, pathway)
    changes = meeting.columns()
    told_otherwise = meeting.is_told_otherwise(appointment)
    if told_otherwise:
        changes |= {"version": F("version") + 1, "changed_at": clock.now()}
    must_hit(Appointment.objects.filter(pk=appointment.pk, outcome="").update(**changes))
    refresh_kept_facts([pathway.pk])
    if told_otherwise:
        _follow(appointment, min(appointment.starts_at, meeting.starts_at))
    publish(
        AppointmentMoved(appointment_id=appointment.pk, starts_at=meeting.starts_at, **about(by, pathway))
    )


def cancel_appointment(*, by: User, appointment: Appointment, note: str = "") -> None:
    _settle(by, appointment, Appointment.Outcome.CANCELLED, note)
    publish(AppointmentCancelled(appointment_id=appointment.pk, **about(by, appointment.pathway)))


def settle_appointment(
    *, by: User, appointment: Appointment, outcome: str, note: str = "", because: str = ""
) -> None:
    """Came, missed or excused. Said wrongly, it is said again: the last word counts.

    `because`: why she did not come, as she says it; nothing is kept of it when she came.
    """
    if outcome == Appointment.Outcome.CAME:
        because = ""
    _settle(by, appointment, Appointment.Outcome(outcome), note, because)
    publish(
        AppointmentSettled(appointment_id=appointment.pk, outcome=outcome, **about(by, appointment.pathway))
    )


def _settle(
    by: User, appointment: Appointment, outcome: Appointment.Outcome, note: str, because: str = ""
) -> None:
    require(policies.can_settle_appointment(by, appointment), refusal())
    must_hit(
        Appointment.objects.filter(pk=appointment.pk).update(
            outcome=outcome, outcome_at=clock.now(), outcome_note=note, missed_because=because
        )
    )
    refresh_kept_facts([appointment.pathway_id])
    if appointment.starts_at > clock.now():
        _follow(appointment, appointment.starts_at)


def _follow(appointment: Appointment, before: datetime) -> None:
    """Reminders and invitations follow; what must be corrected must be known `before`."""
    defer("pathways.follow_appointment", appointment_id=appointment.pk, before=int(before.timestamp()))
    defer("pathways.invite", appointment_id=appointment.pk)


def _require_colleague(user: User, pathway: Pathway) -> None:
    require(
        policies.accompanies(user, pathway.organisation_id),
        _("%(name)s n’accompagne pas de personnes dans l’organisation qui suit ce parcours.")
        % {"name": user},
    )
