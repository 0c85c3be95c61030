"""On return from an absence: what colleagues did, what moved, what opened and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from filrouge.accounts.models import User
from filrouge.pathways.models import Contact, Step
from filrouge.shared import clock
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import AlertLine, line_of

from .desks import Leave

MOST = 10  # lines of each kind


@dataclass(frozen=True)
class Away:
    """About one's own people only. `opened`: alerts of these days that still wait; `handled`: those that
    colleagues handled, with their word; `resolved`: how many closed by themselves."""

    since: date
    until: date
    substitute: str
    contacts: Sequence[Contact]
    steps: Sequence[Step]
    opened: Sequence[AlertLine]
    handled: Sequence[AlertLine]
    resolved: int

    @property
    def quiet(self) -> bool:
        return not (self.contacts or self.steps or self.opened or self.handled or self.resolved)


def away_of(leave: Leave | None, user: User, alerts: Sequence[Alert], steps: Sequence[Step]) -> Away | None:
    """One query, on the days after a return only: `alerts` and `steps` are read with those of the day."""
    if leave is None:
        return None
    mine = [one for one in alerts if one.user_id == user.pk]
    start, end = _bounds(leave)
    opened = [one for one in mine if one.is_open and start <= one.opened_at < end]
    handled = [one for one in mine if one.closing == Alert.Closing.HANDLED]
    return Away(
        since=leave.since,
        until=leave.until,
        substitute=leave.substitute,
        contacts=_contacts(leave, user),
        steps=steps[:MOST],
        opened=[line_of(one, user) for one in opened[:MOST]],
        handled=[line_of(one, user) for one in handled[:MOST]],
        resolved=sum(one.closing == Alert.Closing.RESOLVED for one in mine),
    )


def closed_meanwhile(leave: Leave, user: User) -> Q:
    """Alerts of this user that others closed, or that closed by themselves, during the absence."""
    start, end = _bounds(leave)
    return Q(user=user, closed_at__gte=start, closed_at__lt=end) & ~Q(closed_by=user)


def done_meanwhile(leave: Leave, user: User) -> Q:
    """Steps of one's own people done during the absence."""
    return Q(pathway__lead=user, done_on__range=(leave.since, leave.until))


def _bounds(leave: Leave) -> tuple[datetime, datetime]:
    return clock.start_of(leave.since), clock.start_of(leave.until + timedelta(days=1))


def _contacts(leave: Leave, user: User) -> list[Contact]:
    """The last word about each person one's colleagues were in touch with, the latest first."""
    start, end = _bounds(leave)
    contacts = (
        Contact.objects.filter(pathway__lead=user, at__gte=start, at__lt=end)
        .exclude(user=user)
        .select_related("person", "user")
        .order_by("person_id", "-at")
        .distinct("person_id")
    )
    return sorted(contacts, key=lambda contact: contact.at, reverse=True)
