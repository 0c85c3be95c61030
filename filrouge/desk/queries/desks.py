"""Whose day one holds: one's own, and that of the colleagues one stands in for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, When

from filrouge.accounts.models import Membership, User
from filrouge.pathways.models import Absence
from filrouge.pathways.queries import CASELOAD
from filrouge.shared import clock
from filrouge.shared.nested import nested

RETURN_DAYS = 3  # how long the summary of an absence stays on the page


@dataclass(frozen=True)
class Desk:
    """`advised`: people for this working time. `back_on`: the first day after today's absence."""

    user: User
    advised: int
    back_on: date | None
    substitute: str


@dataclass(frozen=True)
class Leave:
    since: date
    until: date
    substitute: str


@dataclass(frozen=True)
class Desks:
    own: Desk
    replaced: Sequence[Desk]
    returned: Leave | None

    @property
    def user_ids(self) -> list[int]:
        return [self.own.user.pk, *(desk.user.pk for desk in self.replaced)]

    def keeper(self, user_id: int | None) -> str:
        """Whose person it is, when it is not one's own: « Amina Martin »."""
        return next((str(desk.user) for desk in self.replaced if desk.user.pk == user_id), "")


def desks_of(user: User) -> Desks:
    """One query: the user, and those who are away today and chose this user to stand in."""
    users = (
        User.objects.filter(
            Q(pk=user.pk) | Q(pk__in=Absence.objects.today().filter(substitute=user).values("user"))
        )
        .annotate(working_time=Subquery(_working_time(), output_field=IntegerField()), absence=_absence())
        .order_by(Case(When(pk=user.pk, then=0), default=1), "family_name", "pk")
    )
    own, *replaced = users
    return Desks(own=_desk(own), replaced=[_desk(one) for one in replaced], returned=_returned(own))


def advised_for(working_time: int | None) -> int:
    return round(CASELOAD * (working_time or 100) / 100)


def _working_time() -> QuerySet:
    """The longest of the functions held today: one may be referent and coordinator on the same hours."""
    held = Membership.objects.current().accompanying().filter(user=OuterRef("pk"))
    return held.values("user").annotate(most=Max("working_time")).values("most")


def _absence() -> ArraySubquery:
    """The last absence already begun: still lasting, or just ended."""
    today = clock.today()
    recent = today - timedelta(days=RETURN_DAYS)
    last = Absence.objects.filter(user=OuterRef("pk"), cancelled_at=None, since__lte=today, until__gte=recent)
    named = last.annotate(given=F("substitute__given_name"), family=F("substitute__family_name"))
    return nested(named.order_by("-until", "-since")[:1], "since", "until", "given", "family")


def _leave(user: Any) -> Leave | None:
    for one in user.absence:
        substitute = f"{one['given'] or ''} {one['family'] or ''}".strip()
        return Leave(date.fromisoformat(one["since"]), date.fromisoformat(one["until"]), substitute)
    return None


def _desk(user: Any) -> Desk:
    leave = _leave(user)
    lasting = leave if leave and leave.until >= clock.today() else None
    return Desk(
        user=user,
        advised=advised_for(user.working_time),
        back_on=lasting.until + timedelta(days=1) if lasting else None,
        substitute=lasting.substitute if lasting else "",
    )


def _returned(user: Any) -> Leave | None:
    leave = _leave(user)
    return leave if leave and leave.until < clock.today() else None
