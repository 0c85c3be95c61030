"""What a telephone carries away to take attendance without network: the sessions that one runs in the coming days, and
who is expected. First names and an initial; nothing else of anyone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet

from filrouge.accounts.models import User
from filrouge.activities.models import (
    Attendance,
    AttendanceSignature,
    Facilitator,
    Participation,
    Session,
    State,
)
from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.sync.models import READABLE, Extension

from .counting import counts_of

BEFORE = timedelta(days=1)  # yesterday evening's may be left to finish
MOST_SESSIONS = 40


@dataclass(frozen=True)
class Expected:
    """`is_expected`: she has a place; the others were invited, and may come all the same."""

    person_id: UUID
    name: str
    is_expected: bool
    attendance: Attendance | None
    signed: Sequence[str]


@dataclass(frozen=True)
class Carried:
    session: Session
    people: Sequence[Expected]
    unseen: int  # people of other teams, whom one does not see


def carried_sessions(user: User) -> list[Carried]:
    """As far ahead as the telephone stays readable: three days, or until the end of the trip it was extended for.
    Those that one runs by name; and those of one's team that nobody runs by name."""
    now = clock.now()
    sessions = list(
        _mine(user).filter(ends_at__gte=now - BEFORE, starts_at__lte=_until(user, now))[:MOST_SESSIONS]
    )
    activities = list({one.activity_id for one in sessions})
    coming = _coming(activities)
    names = {activity: _called([one.person for one in ones]) for activity, ones in coming.items()}
    noted, signed, counts = _noted(sessions), _signed(sessions), counts_of(activities)
    carried = []
    for session in sessions:
        ones, called = coming[session.activity_id], names.get(session.activity_id, {})
        people = [
            Expected(
                one.person_id,
                called[one.person_id],
                one.state is State.ENROLLED,
                noted.get((session.pk, one.pk)),
                signed.get((session.pk, one.pk), ()),
            )
            for one in ones
        ]
        enrolled = sum(one.is_expected for one in people)
        carried.append(Carried(session, people, max(0, counts[session.activity_id].enrolled - enrolled)))
    return carried


def _mine(user: User) -> QuerySet[Session]:
    team = user.memberships.current().accompanying().values("organisation")
    run_by = Facilitator.objects.filter(activity=OuterRef("activity"))
    found = Session.objects.visible_to(user).kept().filter(activity__organisation__in=team)
    named = Exists(run_by.filter(user=user)) | ~Exists(run_by)
    return found.filter(named).select_related("activity").order_by("starts_at", "pk")


def _until(user: User, now: datetime) -> datetime:
    extended = Extension.objects.filter(device__user=user).aggregate(last=Max("until"))["last"]
    return max(now + READABLE, extended or now)


def _coming(activities: Iterable[UUID]) -> dict[UUID, list[Participation]]:
    """Within the asker's reach, by name."""
    coming: dict[UUID, list[Participation]] = defaultdict(list)
    found = Participation.objects.taking_part().filter(activity__in=list(activities)).select_related("person")
    for one in found.order_by("person__given_name", "person__family_name", "pk"):
        coming[one.activity_id].append(one)
    return coming


def _called(people: Sequence[Person]) -> dict[UUID, str]:
    """« Nour A. »; of two who would be called alike, the whole name."""
    short = {one.pk: _short(one) for one in people}
    alike = Counter(short.values())
    return {one.pk: one.full_name if alike[short[one.pk]] > 1 else short[one.pk] for one in people}


def _short(person: Person) -> str:
    initial = f"{person.family_name[:1]}." if person.family_name else ""
    return f"{person.given_name} {initial}".strip()


def _noted(sessions: Sequence[Session]) -> dict[tuple[UUID, UUID], Attendance]:
    rows = Attendance.objects.filter(session__in=[one.pk for one in sessions])
    return {(one.session_id, one.participation_id): one for one in rows}


def _signed(sessions: Sequence[Session]) -> dict[tuple[UUID, UUID], list[str]]:
    signed: dict[tuple[UUID, UUID], list[str]] = defaultdict(list)
    rows = AttendanceSignature.objects.filter(session__in=[one.pk for one in sessions])
    for session, participation, half in rows.values_list("session", "participation", "half"):
        signed[session, participation].append(half)
    return signed
