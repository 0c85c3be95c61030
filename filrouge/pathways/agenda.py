"""The diary of a professional: one's own meetings, those one is there for, and the times of the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from filrouge.accounts.models import User
from filrouge.shared import clock

from .care.queries import sessions_of_own_teams
from .models import Absence, Appointment, Handover, TeamSession
from .models.appointments import AppointmentQuerySet


@dataclass(frozen=True)
class Entry:
    """A meeting with someone, or a time of the team. `holder`: whose meeting it is, when it is a colleague's."""

    starts_at: datetime
    appointment: Appointment | None = None
    session: TeamSession | None = None
    holder: str = ""

    @property
    def day(self) -> date:
        return self.starts_at.astimezone(clock.PARIS).date()


def agenda_of(user: User, monday: date, sunday: date) -> list[Entry]:
    """In the order of the hours. What was called off is left out."""
    start, end = clock.start_of(monday), clock.start_of(sunday + timedelta(days=1))
    meetings = _meetings(user, monday, sunday).exclude(outcome=Appointment.Outcome.CANCELLED)
    held = meetings.filter(starts_at__gte=start, starts_at__lt=end)
    entries = [_entry(one, user) for one in held]
    entries += [Entry(one.starts_at, session=one) for one in sessions_of_own_teams(user, start, end)]
    return sorted(entries, key=lambda one: one.starts_at)


def to_settle(user: User) -> list[Entry]:
    """Past meetings of which nobody said what happened."""
    today = clock.today()
    return [_entry(one, user) for one in _meetings(user, today, today).to_settle()[:20]]


def own_meetings(user: User) -> Q:
    """One's own, and those where one is introduced to someone as who comes next."""
    introduced = Handover.objects.waiting().filter(to=user).values_list("appointment", flat=True)
    return Q(user=user) | Q(pk__in=list(introduced))


def _meetings(user: User, monday: date, sunday: date) -> AppointmentQuerySet:
    """One's own of any day; those of the colleagues one stands in for, on the days of their absence."""
    mine = own_meetings(user)
    for absence in _replaced(user, monday, sunday):
        back = clock.start_of(absence.until + timedelta(days=1))
        mine |= Q(user=absence.user_id, starts_at__gte=clock.start_of(absence.since), starts_at__lt=back)
    found: AppointmentQuerySet = Appointment.objects.filter(mine)
    return found.select_related("person", "user").order_by("starts_at", "pk")


def _replaced(user: User, monday: date, sunday: date) -> Sequence[Absence]:
    return list(Absence.objects.during(monday, sunday).filter(substitute=user))


def _entry(appointment: Appointment, user: User) -> Entry:
    theirs = appointment.user is not None and appointment.user_id != user.pk
    return Entry(appointment.starts_at, appointment, holder=str(appointment.user) if theirs else "")
