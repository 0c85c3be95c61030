"""Whose day one holds: one's own, and that of the colleagues one stands in for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, When

from filrouge.accounts.models import Membership, User
from filrouge.pathways.models import Absence
from filrouge.shared import clock

ADVISED = 40  # people for a full-time referent (mission S-16: 30 to 40)
RETURN_DAYS = 3  # how long the summary of an absence stays on the page


@dataclass(frozen=True)
class Desk:
    """`advised`: people for this working time. `back_on`: the first day after today's absence."""

    user: User
    advised: int
    back_on: date | None
    substitute: str


@dataclass(frozen=True)
class Return:
    since: date
    until: date
    substitute: str


@dataclass(frozen=True)
class Desks:
    own: Desk
    replaced: Sequence[Desk]
    returned: Return | None

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
        .annotate(working_time=Subquery(_working_time(), output_field=IntegerField()), **_absence())
        .order_by(Case(When(pk=user.pk, then=0), default=1), "family_name", "pk")
    )
    own, *replaced = users
    return Desks(own=_desk(own), replaced=[_desk(one) for one in replaced], returned=_returned(own))


def advised_for(working_time: int | None) -> int:
    return round(ADVISED * (working_time or 100) / 100)


def _working_time() -> QuerySet:
    """The longest of the functions held today: one may be referent and coordinator on the same hours."""
    held = Membership.objects.current().accompanying().filter(user=OuterRef("pk"))
    return held.values("user").annotate(most=Max("working_time")).values("most")


def _absence() -> dict[str, Subquery]:
    """The last absence already begun: still lasting, or just ended."""
    today = clock.today()
    last = Absence.objects.filter(
        user=OuterRef("pk"),
        cancelled_at=None,
        since__lte=today,
        until__gte=today - timedelta(days=RETURN_DAYS),
    ).order_by("-until", "-since")
    return {
        "away_since": Subquery(last.values("since")[:1]),
        "away_until": Subquery(last.values("until")[:1]),
        "substitute_given": Subquery(last.annotate(name=F("substitute__given_name")).values("name")[:1]),
        "substitute_family": Subquery(last.annotate(name=F("substitute__family_name")).values("name")[:1]),
    }


def _substitute(user: Any) -> str:
    return f"{user.substitute_given or ''} {user.substitute_family or ''}".strip()


def _desk(user: Any) -> Desk:
    away = user.away_until is not None and user.away_until >= clock.today()
    return Desk(
        user=user,
        advised=advised_for(user.working_time),
        back_on=user.away_until + timedelta(days=1) if away else None,
        substitute=_substitute(user) if away else "",
    )


def _returned(user: Any) -> Return | None:
    if user.away_until is None or user.away_until >= clock.today():
        return None
    return Return(since=user.away_since, until=user.away_until, substitute=_substitute(user))
