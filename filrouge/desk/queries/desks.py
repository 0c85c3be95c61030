"""Whose day one holds: one's own, and that of the colleagues one stands in for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from filrouge.accounts.models import User
from filrouge.pathways.models import Absence
from filrouge.pathways.queries import CASELOAD
from filrouge.shared import clock
from filrouge.shared.written import Given, written

RETURN_DAYS = 3  # how long the summary of an absence stays on the page


@dataclass(frozen=True)
class Desk:
    """`back_on`: the first day after today's absence."""

    user: User
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
    """One query: the user's last absence, lasting or just ended, and those of today that the user stands in for."""
    today = clock.today()
    lately = today - timedelta(days=RETURN_DAYS)
    latest = {one.user: one for one in _absences(user=user.pk, today=today, lately=lately)}
    mine = latest.pop(user, None)
    away = sorted(latest.values(), key=lambda absence: (absence.user.family_name, absence.user.pk))
    ended = mine is not None and mine.until < today
    return Desks(
        own=_desk(user, None if ended else mine),
        replaced=[_desk(absence.user, absence) for absence in away],
        returned=Leave(mine.since, mine.until, _substitute(mine)) if mine and ended else None,
    )


@written
def _absences() -> QuerySet[Absence]:
    """The latest of each come last."""
    today = Given("today")
    own = Q(user=Given("user"), until__gte=Given("lately"))
    replaced = Q(substitute=Given("user"), until__gte=today)
    absences = Absence.objects.filter(own | replaced, cancelled_at=None, since__lte=today)
    return absences.select_related("user", "substitute").order_by("until", "since")


def advised_for(working_time: int | None) -> int:
    return round(CASELOAD * (working_time or 100) / 100)


def _desk(user: User, lasting: Absence | None) -> Desk:
    if lasting is None:
        return Desk(user, None, "")
    return Desk(user, lasting.until + timedelta(days=1), _substitute(lasting))


def _substitute(absence: Absence) -> str:
    return absence.substitute.get_full_name() if absence.substitute else ""
