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

from .desks import Desks, Leave

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


def away_of(desks: Desks, user: User) -> Away | None:
    """Three queries, on the days after a return only."""
    if desks.returned is None:
        return None
    leave = desks.returned
    alerts = _alerts(leave, user)
    return Away(
        since=leave.since,
        until=leave.until,
        substitute=leave.substitute,
        contacts=_contacts(leave, user),
        steps=_steps(leave, user),
        opened=[line_of(one, user) for one in alerts if one.is_open][:MOST],
        handled=[line_of(one, user) for one in alerts if one.closing == Alert.Closing.HANDLED][:MOST],
        resolved=sum(one.closing == Alert.Closing.RESOLVED for one in alerts),
    )


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


def _steps(leave: Leave, user: User) -> list[Step]:
    done = Step.objects.filter(pathway__lead=user, done_on__range=(leave.since, leave.until))
    return list(done.select_related("person").order_by("-done_on", "pk")[:MOST])


def _alerts(leave: Leave, user: User) -> list[Alert]:
    """Opened in these days and still open, or closed in these days."""
    start, end = _bounds(leave)
    opened = Q(opened_at__gte=start, opened_at__lt=end, closed_at=None)
    closed = Q(closed_at__gte=start, closed_at__lt=end)
    alerts = Alert.objects.filter(opened | closed, user=user).exclude(closed_by=user)
    return list(alerts.saying_if_in_charge(user).select_related("person", "closed_by").by_risk())
