"""What the screens of the team read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Membership, Organisation, Project, Role, User
from filrouge.pathways.models import (
    LawCheck,
    OnboardingItem,
    OnboardingTick,
    PulseWeek,
    SupportContact,
    TeamSession,
    Training,
    TrainingTheme,
)
from filrouge.pathways.models.care import OUTSIDE_THE_TEAM, teams_of
from filrouge.shared import clock
from filrouge.shared.transactions import read_rows

from .law_sheets import FRESH, SHEETS, LawSheet

WEEKS_SHOWN = 8
SHOWN = 60

QUESTIONS: tuple[tuple[str, str | Promise], ...] = (
    ("first", _("Cette semaine, j’ai fait un travail dont je suis content·e.")),
    ("second", _("Ma charge de travail était tenable.")),
    ("third", _("Je me suis senti·e soutenu·e par l’équipe.")),
)


def own_teams(user: User) -> QuerySet[Organisation]:
    """Where one works oneself: what one answers for."""
    roles = Membership.objects.current().filter(user=user).exclude(role__in=OUTSIDE_THE_TEAM)
    return Organisation.objects.filter(pk__in=roles.values("organisation")).order_by("name")


def run_by(user: User) -> QuerySet[Organisation]:
    """The teams one manages, or of the projects one coordinates. `fr_runs` (SQL) says the same."""
    roles = Membership.objects.current().filter(user=user)
    managed = roles.filter(role=Role.MANAGER).values("organisation")
    coordinated = roles.filter(role=Role.COORDINATOR).values("project")
    around = Organisation.objects.filter(consortium__until=None, consortium__project__in=coordinated)
    return Organisation.objects.filter(Q(pk__in=managed) | Q(pk__in=around.values("pk"))).order_by("name")


def all_teams(user: User) -> QuerySet[Organisation]:
    return teams_of(user).select_related("team_hours").order_by("name")


def projects_around(user: User) -> QuerySet[Project]:
    return Project.objects.of(own_teams(user).values("pk")).order_by("name")


# --- sessions -------------------------------------------------------------------------------------


def coming_sessions(user: User) -> list[TeamSession]:
    sessions = TeamSession.objects.visible_to(user).coming().select_related("organisation")
    return list(sessions.order_by("starts_at", "pk")[:SHOWN])


def sessions_of_own_teams(user: User, first: datetime, last: datetime) -> list[TeamSession]:
    """Those of a diary: where one works oneself. From `first`, before `last`."""
    planned = TeamSession.objects.filter(organisation__in=own_teams(user).values("pk"), cancelled_at=None)
    return list(planned.filter(starts_at__gte=first, starts_at__lt=last).order_by("starts_at", "pk"))


def held_sessions(user: User) -> list[TeamSession]:
    sessions = TeamSession.objects.visible_to(user).held().select_related("organisation")
    return list(sessions.order_by("-starts_at", "-pk")[:SHOWN])


# --- pulse ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Question:
    """`counts`: how many answered 1 to 5. `mean`: « 3,4 sur 5 »."""

    words: str
    counts: Sequence[int]
    mean: float


@dataclass(frozen=True)
class Week:
    monday: date
    sunday: date
    answers: int
    questions: Sequence[Question]


def pulses_of(teams: Sequence[Organisation]) -> list[tuple[Organisation, list[Week]]]:
    """The latest first: weeks that are over and had five answers or more. The others are nowhere to be read."""
    since = clock.today() - timedelta(weeks=WEEKS_SHOWN + 1)
    rows = list(PulseWeek.objects.filter(organisation__in=teams, week__gte=since).order_by("-week"))
    return [(team, [_week(row) for row in rows if row.organisation_id == team.pk]) for team in teams]


def _week(row: PulseWeek) -> Week:
    questions = [_question(str(words), getattr(row, name)) for name, words in QUESTIONS]
    return Week(row.week, row.week + timedelta(days=6), row.answers, questions)


def _question(words: str, counts: Sequence[int]) -> Question:
    total = sum(counts)
    mean = sum(value * count for value, count in enumerate(counts, start=1)) / total if total else 0
    return Question(words, counts, round(mean, 1))


def to_answer(teams: Sequence[Organisation]) -> list[Organisation]:
    """Where the asker has not answered this week; nobody can ask it of someone else."""
    asked = "SELECT id FROM unnest(%s::bigint[]) AS id WHERE NOT has_answered_pulse(id)"
    left = {row[0] for row in read_rows(asked, [[team.pk for team in teams]])}
    return [team for team in teams if team.pk in left]


# --- workload -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Workload:
    """Of a whole team; never under three professionals."""

    professionals: int
    full_time: float
    people: int
    without_referent: int
    away: int
    appointments: int
    late_contacts: int

    @property
    def per_full_time(self) -> int:
        return round(self.people / float(self.full_time)) if self.full_time else 0


def workloads_of(teams: Sequence[Organisation]) -> list[tuple[Organisation, Workload | None]]:
    """None: fewer than three people accompany there, and a sum would tell of one of them."""
    asked = "SELECT id, w.* FROM unnest(%s::bigint[]) AS id, LATERAL team_workload(id) w"
    found = {row[0]: row[1:] for row in read_rows(asked, [[team.pk for team in teams]])}
    return [(team, Workload(*found[team.pk]) if team.pk in found else None) for team in teams]


def supports_around(user: User) -> list[SupportContact]:
    contacts = SupportContact.objects.filter(project__in=projects_around(user), ended_on=None)
    return list(contacts.select_related("project").order_by("project__name", "pk"))


# --- training -------------------------------------------------------------------------------------


def trainings_of(user: User) -> list[Training]:
    own = Training.objects.in_force().filter(user=user).select_related("organisation")
    return list(own.order_by("-on", "-pk")[:SHOWN])


def trainings_run_by(user: User) -> list[Training]:
    """Of the teams one manages or coordinates, oneself aside."""
    found = Training.objects.in_force().filter(organisation__in=run_by(user)).exclude(user=user)
    return list(found.select_related("user", "organisation").order_by("-on", "-pk")[:SHOWN])


@dataclass(frozen=True)
class ThemeTotal:
    theme: str
    people: int
    hours: int


def training_totals(user: User, first: date, last: date) -> list[ThemeTotal]:
    """For the funder, over the teams one runs: how many different people, how many hours, by theme."""
    found = Training.objects.in_force().between(first, last).filter(organisation__in=run_by(user))
    rows = found.values("theme").annotate(people=Count("user", distinct=True), total=Sum("hours"))
    labels = dict(TrainingTheme.choices)
    return [
        ThemeTotal(str(labels[row["theme"]]), row["people"], row["total"]) for row in rows.order_by("theme")
    ]


def may_be_trained(user: User) -> QuerySet[User]:
    """Oneself, and those who work or help in the teams one runs."""
    team = Membership.objects.current().filter(organisation__in=run_by(user)).values("user")
    people = User.objects.filter(Q(pk=user.pk) | Q(pk__in=team))
    return people.order_by("given_name", "family_name", "pk")


# --- law ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ReadSheet:
    """A sheet, when its source was last read, by whom; `stale`: more than a year ago."""

    sheet: LawSheet
    read_on: date
    by: str
    note: str
    stale: bool


def law_sheets(user: User) -> list[ReadSheet]:
    checks = LawCheck.objects.filter(project__in=projects_around(user)).select_related("checked_by")
    latest: dict[str, LawCheck] = {}
    for check in checks.order_by("on", "pk"):
        latest[check.sheet] = check
    return [_read(sheet, latest.get(sheet.slug)) for sheet in SHEETS]


def _read(sheet: LawSheet, check: LawCheck | None) -> ReadSheet:
    if check is None or check.on < sheet.read_on:
        check = None
    on = check.on if check else sheet.read_on
    return ReadSheet(
        sheet=sheet,
        read_on=on,
        by=str(check.checked_by) if check else "",
        note=check.note if check else "",
        stale=clock.today() - on > FRESH,
    )


# --- onboarding -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Checklist:
    organisation: Organisation
    items: Sequence[Any]
    may_write: bool

    @property
    def done(self) -> int:
        return sum(one.seen for one in self.items)


def checklists_of(user: User) -> list[Checklist]:
    """One's own teams and those one runs; `seen` says of each line whether one has been through it."""
    run = set(run_by(user).values_list("pk", flat=True))
    teams = list(Organisation.objects.filter(Q(pk__in=own_teams(user)) | Q(pk__in=run)).order_by("name"))
    seen = OnboardingTick.objects.filter(item=OuterRef("pk"), user=user, undone_at=None)
    items = OnboardingItem.objects.filter(organisation__in=teams, ended_on=None).annotate(seen=Exists(seen))
    lines = list(items.order_by("-audience", "position", "pk"))
    return [
        Checklist(team, [one for one in lines if one.organisation_id == team.pk], team.pk in run)
        for team in teams
    ]


@dataclass(frozen=True)
class Newcomer:
    name: str
    seen: int
    of: int


def newcomers(user: User) -> list[Newcomer]:
    """Who has begun the list of a team one runs, and how far: those who have finished are no longer named."""
    run = run_by(user)
    items = OnboardingItem.objects.filter(organisation__in=run, ended_on=None)
    totals = items.values("organisation").annotate(total=Count("pk")).order_by("organisation")
    counts = {row["organisation"]: row["total"] for row in totals}
    ticks = OnboardingTick.objects.filter(item__in=items, undone_at=None).exclude(user=user)
    rows = ticks.values(
        "item__organisation", given=F("user__given_name"), family=F("user__family_name")
    ).annotate(seen=Count("pk"))
    return [
        Newcomer(f"{row['given']} {row['family']}", row["seen"], counts[row["item__organisation"]])
        for row in rows.order_by("given", "family", "user")
        if row["seen"] < counts[row["item__organisation"]]
    ]
