"""The week of activities, the list of what is offered, who comes and who came to a session."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from filrouge.accounts.models import Membership, Organisation, Project, User
from filrouge.activities.models import (
    CAME,
    Activity,
    Attendance,
    AttendanceDoubt,
    AttendanceSignature,
    Half,
    Opinion,
    Part,
    Participation,
    Session,
    SkillClaim,
    State,
)
from filrouge.enrolment.models import Cohort, CohortPlace
from filrouge.pathways.models import Pathway
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.rows import Level
from filrouge.shared import clock
from filrouge.shared.keyset import beyond, cut, moment_mark

from .counting import Counts, counts_of

PAGE = 30
MOST_OFFERED = 60
MOST_COHORTS = 60
COMING = timedelta(days=60)


def colleagues_of(organisations: Sequence[Organisation | int]) -> QuerySet[User]:
    held = Membership.objects.current().accompanying().filter(organisation__in=list(organisations))
    return User.objects.filter(pk__in=held.values("user")).order_by("given_name", "family_name", "pk")


def cohorts_for(user: User, project: Project | None = None) -> QuerySet[Cohort]:
    """Those of this user's teams, the latest first."""
    found = Cohort.objects.of_team(user)
    return (found.filter(project=project) if project else found).recent_first()


# --- the week --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SessionLine:
    session: Session
    counts: Counts
    taken: bool  # attendance is noted, as far as the asker sees
    may_run: bool

    @property
    def day(self) -> date:
        """In Paris: what begins just after midnight there is still yesterday in UTC."""
        return timezone.localdate(self.session.starts_at)

    @property
    def not_held(self) -> Any:
        return getattr(self.session, "not_held", None)

    @property
    def to_take(self) -> bool:
        return self.may_run and self.session.has_begun and not self.taken and self.not_held is None

    @property
    def free(self) -> int | None:
        """None: as many as come."""
        seats = self.session.activity.seats
        return None if seats is None else max(0, seats - self.counts.enrolled)


def week_of_sessions(user: User, runs: Any, monday: date, team: str = "") -> list[SessionLine]:
    """`runs(user, activity)`: what the line leads to."""
    start, end = clock.start_of(monday), clock.start_of(monday + timedelta(days=7))
    visible = Session.objects.visible_to(user).filter(starts_at__gte=start, starts_at__lt=end)
    if team.isdecimal():
        visible = visible.filter(activity__organisation=int(team))
    noted = Attendance.objects.filter(session=OuterRef("pk"))
    beside = visible.select_related("activity__organisation", "not_held").annotate(is_taken=Exists(noted))
    sessions: list[Any] = list(beside.order_by("starts_at", "pk"))
    counts = counts_of([one.activity_id for one in sessions])
    return [
        SessionLine(one, counts.get(one.activity_id, Counts()), one.is_taken, runs(user, one.activity))
        for one in sessions
    ]


def organisations_offering(user: User) -> list[Organisation]:
    offering = Activity.objects.visible_to(user).values("organisation")
    return list(Organisation.objects.filter(pk__in=offering).order_by("name", "pk"))


# --- what is offered -------------------------------------------------------------------------------


@dataclass(frozen=True)
class ActivityLine:
    activity: Activity
    next_at: datetime | None
    counts: Counts

    @property
    def free(self) -> int | None:
        seats = self.activity.seats
        return None if seats is None else max(0, seats - self.counts.enrolled)


def activities_offered(user: User, after: str = "", typed: str = "") -> tuple[list[ActivityLine], str]:
    """The latest planned first, and the mark of the next page."""
    ahead = Session.objects.ahead().filter(activity=OuterRef("pk")).order_by("starts_at")
    found = (
        Activity.objects.visible_to(user)
        .offered()
        .filter(beyond("created_at", moment_mark(after), backwards=True))
    )
    if typed:
        found = found.filter(title__icontains=typed)
    beside = found.select_related("organisation").prefetch_related("aims")
    ordered = beside.annotate(next_at=Subquery(ahead.values("starts_at")[:1])).order_by("-created_at", "-pk")
    shown, mark = cut(ordered[: PAGE + 1], PAGE, "created_at")
    counts = counts_of([one.pk for one in shown])
    return [ActivityLine(one, one.next_at, counts.get(one.pk, Counts())) for one in shown], mark


# --- who comes -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Comers:
    """Of one activity, within the asker's reach. `counts` also holds people of other teams."""

    by_state: dict[State, list[Participation]]
    counts: Counts

    @property
    def enrolled(self) -> list[Participation]:
        return self.by_state[State.ENROLLED]

    @property
    def waiting(self) -> list[Participation]:
        return self.by_state[State.WAITING]

    @property
    def invited(self) -> list[Participation]:
        return self.by_state[State.INVITED]

    @property
    def declined(self) -> list[Participation]:
        return self.by_state[State.DECLINED]

    @property
    def left(self) -> list[Participation]:
        return self.by_state[State.LEFT]

    @property
    def unseen(self) -> int:
        """Enrolled, followed by teams whose people the asker does not see."""
        return max(0, self.counts.enrolled - len(self.enrolled))

    @property
    def unseen_waiting(self) -> int:
        return max(0, self.counts.waiting - len(self.waiting))


def held_by(user: User, activity: Activity) -> set[UUID]:
    """Those of this activity whose whole file this user holds: whoever else lists them leads to nothing."""
    comers = Participation.objects.filter(activity=activity).values("person")
    grants = (
        AccessGrant.objects.in_force().reaching(user).filter(project=activity.project_id, level=Level.FULL)
    )
    return set(grants.filter(person__in=comers).values_list("person_id", flat=True))


def comers_of(activity: Activity) -> Comers:
    by_state: dict[State, list[Participation]] = {state: [] for state in State}
    parts = Prefetch("parts", Part.objects.order_by("on", "pk"))
    found = Participation.objects.filter(activity=activity).select_related("person", "message")
    for one in found.prefetch_related(parts).order_by("person__family_name", "person__given_name", "pk"):
        by_state[one.state].append(one)
    by_state[State.WAITING].sort(key=lambda one: (one.waiting_since, one.pk))
    return Comers(by_state, counts_of([activity.pk]).get(activity.pk, Counts()))


@dataclass(frozen=True)
class Line:
    """One person of the list of a session."""

    participation: Participation
    attendance: Attendance | None
    doubts: Sequence[AttendanceDoubt] = field(default_factory=tuple)
    signatures: Mapping[str, AttendanceSignature] = field(default_factory=dict)  # by half day

    @property
    def person(self) -> Person:
        return self.participation.person

    @property
    def opinion(self) -> Opinion | None:
        return getattr(self.attendance, "opinion", None)

    @property
    def claims(self) -> list[SkillClaim]:
        return list(self.attendance.claims.all()) if self.attendance else []

    @property
    def signed(self) -> list[AttendanceSignature]:
        """In the order of the day."""
        return [self.signatures[half] for half in Half if half in self.signatures]

    @property
    def came(self) -> bool:
        return self.attendance is not None and self.attendance.came in CAME

    @property
    def is_contradicted(self) -> bool:
        """She signed, and is noted as not having come."""
        return bool(self.signatures and self.attendance and not self.came)


def lines_of(session: Session, *, drawn: bool = False) -> list[Line]:
    """Those who have a place, and those who came without one; within the asker's reach, by name. `drawn`: with what
    their signatures look like."""
    claims = Prefetch(
        "claims", SkillClaim.objects.kept().select_related("skill").order_by("created_at", "pk")
    )
    attendances = session.attendances.select_related("taken_by", "opinion").prefetch_related(claims)
    noted = {one.participation_id: one for one in attendances}
    doubts = defaultdict(list)
    waiting = AttendanceDoubt.objects.open().filter(attendance__session=session)
    for doubt in waiting.select_related("created_by").order_by("created_at", "pk"):
        doubts[doubt.attendance_id].append(doubt)
    signed: dict[UUID, dict[str, AttendanceSignature]] = defaultdict(dict)
    signatures = AttendanceSignature.objects.filter(session=session)
    for signature in signatures if drawn else signatures.defer("drawing"):
        signed[signature.participation_id][signature.half] = signature
    known = Participation.objects.filter(activity=session.activity_id).select_related("person")
    ordered = known.order_by("person__family_name", "person__given_name", "pk")
    return [
        Line(one, noted.get(one.pk), doubts[noted[one.pk].pk] if one.pk in noted else (), signed[one.pk])
        for one in ordered
        if one.state is State.ENROLLED or one.pk in noted or one.pk in signed
    ]


# --- whom to invite --------------------------------------------------------------------------------


def people_to_invite(
    user: User, activity: Activity, *, typed: str = "", whose: str = "", cohort: str = ""
) -> list[Person]:
    """Those of the project within reach who are not part of it yet: found by name, of one cohort, of one's own
    caseload, or the latest paths. As many as a screen shows, and one more if there is."""
    part = Participation.objects.taking_part().filter(activity=activity, person=OuterRef("pk"))
    open_paths = Pathway.objects.open().filter(person=OuterRef("pk"), project=activity.project_id)
    people = Person.objects.visible_to(user).filter(~Exists(part))
    if typed:
        found = list(Person.objects.search(typed).values_list("pk", flat=True))
        people = people.filter(Exists(open_paths), pk__in=found)
    elif cohort.isdecimal():
        there = CohortPlace.objects.taken().filter(cohort=int(cohort))
        people = people.filter(pk__in=there.values("person"))
    elif whose == "miens":
        people = people.filter(Exists(open_paths.filter(lead=user)))
    else:
        people = people.filter(Exists(open_paths))
    return list(people.order_by("family_name", "given_name", "pk")[: MOST_OFFERED + 1])


# --- afterwards ------------------------------------------------------------------------------------


def attendances_of_activity(activity: Activity) -> QuerySet[Attendance]:
    """One line per participation, session by session, within the asker's reach: for a spreadsheet."""
    noted = Attendance.objects.filter(session__activity=activity)
    beside = noted.select_related("session", "person", "project", "taken_by")
    return beside.order_by("session__starts_at", "person__family_name", "person__given_name", "pk")


def signatures_of_activity(activity: Activity) -> dict[tuple[UUID, UUID], list[AttendanceSignature]]:
    """By session and participation, in the order of the day, without their drawings."""
    signed: dict[tuple[UUID, UUID], list[AttendanceSignature]] = defaultdict(list)
    rows = AttendanceSignature.objects.filter(session__activity=activity).defer("drawing")
    for one in rows.order_by("signed_at", "pk"):
        signed[one.session_id, one.participation_id].append(one)
    return signed


def sessions_of(activity: Activity) -> list[Session]:
    """The latest first, those ahead included."""
    noted = Attendance.objects.filter(session=OuterRef("pk"))
    beside = activity.sessions.select_related("not_held", "reflection").annotate(is_taken=Exists(noted))
    return list(beside.prefetch_related("moves").order_by("-starts_at", "-pk"))
