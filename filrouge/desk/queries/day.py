"""« Ma journée »: what cannot wait, today's appointments, whom to reach, what is due, what went well."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, Value
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.pathways.models import Appointment, Closure, Objective, Pathway, Step, weight_of
from filrouge.pathways.queries import places_of
from filrouge.shared import clock
from filrouge.shared.written import Given, written
from filrouge.vigilance.models import Alert, AlertQuerySet
from filrouge.vigilance.queries import AlertLine, because_first, one_line_per_person
from filrouge.vigilance.queries.alerts import saying_if_escalated
from filrouge.vigilance.registry import RULES

from .away import Away, away_of, closed_meanwhile, done_meanwhile
from .desks import Desks, desks_of
from .reaching import NO_WAY, Checked, Reach, first_channel, reach_of, to_check

FIRST_LINES = 10  # people on the first screen (mission S-21)
MOST_ALERTS = 150  # read at once: who coordinates may have thousands
MOST_TO_REACH = 8
MOST_NEWS = 6
GOOD_NEWS_DAYS = 14
UNSETTLED_DAYS = 30


@dataclass(frozen=True)
class Watched:
    """An alert line on the page; `keeper` names the colleague whose person it is."""

    line: AlertLine
    keeper: str

    @property
    def notes_a_contact(self) -> bool:
        """What to do is to note a contact; the subject of the alert is then the path."""
        act = self.line.act
        return act is not None and (act.screen, act.takes) == ("pathways:contacts-new", "subject")


@dataclass(frozen=True)
class ToReach:
    person_id: UUID
    pathway_id: UUID
    name: str
    due_on: date
    reach: Reach
    keeper: str


@dataclass(frozen=True)
class Planned:
    """An appointment or a step, and the colleague whose person it is."""

    row: Any  # an Appointment or a Step
    keeper: str

    @property
    def number_to_check(self) -> Checked | None:
        """Her telephone, when she has just come and nobody checked it for a month."""
        if not isinstance(self.row, Appointment) or self.row.outcome != Appointment.Outcome.CAME:
            return None
        return to_check(self.row.channel)  # type: ignore[attr-defined]  # annotated


@dataclass(frozen=True)
class News:
    """`kind`: step, objective or closure."""

    kind: str
    person_id: UUID
    name: str
    words: str
    on: date


@dataclass(frozen=True)
class Week:
    """One's own people, in figures. Facts to find one's way, never a score. `places`: what they take in the
    caseload, more than one a person in a hard time."""

    people: int
    places: float
    seen: int
    to_reach: int
    without_next: int


@dataclass(frozen=True)
class Day:
    desks: Desks
    alerts: Sequence[Watched]  # the first ones
    waiting: int
    urgent: int
    more: bool  # there are others: `waiting` is how many people at least
    today: Sequence[Planned]
    unsettled: Sequence[Planned]
    to_reach: Sequence[ToReach]
    steps: Sequence[Planned]
    news: Sequence[News]
    week: Week
    away: Away | None
    because: str  # why the first alert comes first

    @property
    def first_to_reach(self) -> Sequence[ToReach]:
        return self.to_reach[:MOST_TO_REACH]


def day_of(user: User) -> Day:
    """Seven queries, one more on return from an absence."""
    desks = desks_of(user)
    pathways = _pathways(users=desks.user_ids)
    rows = _alerts(desks)
    still_open = [one for one in rows if one.is_open]
    groups = _by_person(still_open)
    steps = _steps(desks)
    today, unsettled = _appointments(desks)
    alerts = [_watched(group, desks) for group in groups[:FIRST_LINES]]
    shown = {watched.line.alert.person_id for watched in alerts}
    own = [pathway for pathway in pathways if pathway.lead_id == user.pk]
    return Day(
        desks=desks,
        alerts=alerts,
        waiting=len(groups),
        urgent=sum(1 for group in groups if RULES[group[0].rule].grave),
        more=len(still_open) == MOST_ALERTS,
        today=today,
        unsettled=unsettled,
        to_reach=[_to_reach(p, desks) for p in _due_this_week(pathways) if p.person_id not in shown],
        steps=[Planned(row, desks.keeper(row.pathway.lead_id)) for row in steps if not row.done_on],
        news=_news(desks),
        week=_week(own),
        away=away_of(desks.returned, user, rows, [row for row in steps if row.done_on]),
        because=because_first([watched.line for watched in alerts]),
    )


OF_THESE_DESKS = Given("users", among=True)


@written
def _pathways() -> QuerySet[Pathway]:
    return (
        Pathway.objects.filter(lead=OF_THESE_DESKS)
        .open()
        .select_related("person")
        .annotate(channel=first_channel("person_id"), weight=weight_of())
        .only(
            "lead_id",
            "project_id",
            "opened_on",
            "rhythm_days",
            "last_exchange_at",
            "next_appointment_at",
            "next_step_on",
            "next_step_title",
            "person__given_name",
            "person__family_name",
        )
        .order_by("last_exchange_at", "pk")
    )


def _alerts(desks: Desks) -> list[Alert]:
    """Those that wait, by risk; on return from an absence, those that closed meanwhile after them."""
    if desks.returned is None:
        alone = len(desks.user_ids) == 1
        return _waiting_for_one(user=desks.user_ids[0]) if alone else _waiting(users=desks.user_ids)
    closed = Alert.objects.filter(closed_meanwhile(desks.returned, desks.own.user))
    alerts = _with_acts(Alert.objects.due().filter(user__in=desks.user_ids) | closed)
    closed_last = alerts.order_by(F("closed_at").desc(nulls_first=True), "-risk", "since", "id")
    return list(closed_last.select_related("person", "closed_by")[:MOST_ALERTS])


@written
def _waiting() -> QuerySet[Alert]:
    return _most_pressing(OF_THESE_DESKS)


@written
def _waiting_for_one() -> QuerySet[Alert]:
    """Read in the order of the index, and no further than the last one shown: a coordinator may have thousands."""
    return _most_pressing(Given("user"))


def _most_pressing(users: Given) -> QuerySet[Alert]:
    return _with_acts(Alert.objects.due().filter(user=users)).by_risk()[:MOST_ALERTS]


def _with_acts(alerts: AlertQuerySet) -> AlertQuerySet:
    return saying_if_escalated(alerts.saying_if_asker_in_charge()).select_related("person")


def _by_person(alerts: Iterable[Alert]) -> list[list[Alert]]:
    """By person (or by situation of a team), the gravest first."""
    groups: dict[UUID | str, list[Alert]] = defaultdict(list)
    for alert in alerts:
        groups[alert.person_id or alert.subject_id].append(alert)
    return list(groups.values())


def _watched(group: Sequence[Alert], desks: Desks) -> Watched:
    line = one_line_per_person(group, desks.own.user)[0]
    return Watched(line, desks.keeper(line.alert.user_id))


def _appointments(desks: Desks) -> tuple[list[Planned], list[Planned]]:
    """Today's, and those of the last days of which nobody said what happened."""
    start = clock.start_of(clock.today())
    since, end = start - timedelta(days=UNSETTLED_DAYS), start + timedelta(days=1)
    rows = _meetings(users=desks.user_ids, since=since, start=start, end=end)
    planned = [Planned(row, desks.keeper(row.user_id)) for row in rows]
    today = [one for one in planned if one.row.starts_at >= start]
    return today, [one for one in planned if one.row.starts_at < start]


@written
def _meetings() -> QuerySet[Appointment]:
    start = Given("start")
    today = Q(starts_at__gte=start, starts_at__lt=Given("end")) & ~Q(outcome="cancelled")
    unsettled = Q(outcome="", starts_at__gte=Given("since"), starts_at__lt=start)
    rows = Appointment.objects.filter(today | unsettled, user=OF_THESE_DESKS)
    rows = rows.annotate(channel=first_channel("person_id")).select_related("person", "pathway")
    return rows.order_by("starts_at", "pk")


def _steps(desks: Desks) -> list[Step]:
    """Due until Sunday; on return from an absence, those done meanwhile too. Those late are alerts."""
    today = clock.today()
    sunday = clock.week_of(today)[1]
    if desks.returned is None:
        return _planned(users=desks.user_ids, today=today, sunday=sunday)
    due = _due(Given(lambda: desks.user_ids, among=True), today, sunday)
    return list(_with_path(due | done_meanwhile(desks.returned, desks.own.user)))


@written
def _planned() -> QuerySet[Step]:
    return _with_path(_due(OF_THESE_DESKS, Given("today"), Given("sunday")))


def _due(users: Given, since: date | Given, until: date | Given) -> Q:
    ahead = Q(planned_on__gte=since, planned_on__lte=until, done_on=None, dropped_on=None)
    return ahead & Q(pathway__lead=users, pathway__closed_on=None)


def _with_path(wanted: Q) -> QuerySet[Step]:
    return Step.objects.filter(wanted).select_related("person", "pathway").order_by("planned_on", "pk")


def _due_this_week(pathways: Iterable[Pathway]) -> list[Pathway]:
    """Whom the agreed rhythm says to reach before Sunday, and no appointment will see before."""
    sunday = clock.week_of(clock.today())[1]
    due = [pathway for pathway in pathways if due_on(pathway) <= sunday and not _meets_by(pathway, sunday)]
    return sorted(due, key=lambda pathway: (due_on(pathway), str(pathway.pk)))


def due_on(pathway: Pathway) -> date:
    """The day by which the agreed rhythm asks for an exchange."""
    return last_day(pathway) + timedelta(days=pathway.rhythm_days)


def last_day(pathway: Pathway) -> date:
    """Of the last exchange, or of the opening."""
    at = pathway.last_exchange_at
    return timezone.localtime(at).date() if at else pathway.opened_on


def _meets_by(pathway: Pathway, day: date) -> bool:
    return pathway.next_appointment_at is not None and timezone.localdate(pathway.next_appointment_at) <= day


def _to_reach(pathway: Any, desks: Desks) -> ToReach:
    return ToReach(
        person_id=pathway.person_id,
        pathway_id=pathway.pk,
        name=pathway.person.full_name,
        due_on=due_on(pathway),
        reach=reach_of(pathway.channel) or NO_WAY,
        keeper=desks.keeper(pathway.lead_id),
    )


def _week(own: Sequence[Pathway]) -> Week:
    monday = clock.week_of(clock.today())[0]
    return Week(
        people=len(own),
        places=sum(places_of(p) for p in own),
        seen=sum(1 for p in own if p.last_exchange_at and timezone.localdate(p.last_exchange_at) >= monday),
        to_reach=len(_due_this_week(own)),
        without_next=sum(1 for p in own if not p.next_appointment_at and not p.next_step_title),
    )


def _news(desks: Desks) -> list[News]:
    rows = _good(users=desks.user_ids, since=clock.today() - timedelta(days=GOOD_NEWS_DAYS))
    return [
        News(
            kind=row["kind"],
            person_id=row["person_id"],
            name=f"{row['given']} {row['family']}".strip(),
            words=row["told"],
            on=row["day"],
        )
        for row in rows
    ]


@written
def _good() -> QuerySet[Any, dict[str, Any]]:
    """Steps done, objectives reached, paths that ended in a job: one query for the three."""
    mine, since = Q(pathway__lead=OF_THESE_DESKS), Given("since")
    steps = _told(Step.objects.filter(mine, done_on__gte=since), "step", "title", "done_on")
    reached = _told(Objective.objects.filter(mine, reached_on__gte=since), "objective", "words", "reached_on")
    jobs = Closure.objects.filter(mine, reason=Closure.Reason.JOB, reopened_at=None, on__gte=since)
    told = steps.union(reached, _told(jobs, "closure", "note", "on"), all=True)
    return told.order_by("-day", "kind", "person_id")[:MOST_NEWS]


def _told(rows: QuerySet, kind: str, words: str, day: str) -> QuerySet:
    """The same five columns for each, so that they can be put one under the other."""
    columns = {"given": F("person__given_name"), "family": F("person__family_name")}
    rows = rows.annotate(kind=Value(kind, output_field=CharField()), **columns)
    rows = rows.annotate(told=F(words), day=F(day))
    return rows.values("kind", "person_id", "given", "family", "told", "day")
