"""The coordinator's view of one project: work to share out, whom nobody follows, where the path breaks.

Read from figures counted by a batch job; only the few people without a referent are read as people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.desk.models import CaseloadFigure, FunnelFigure, TeamFigure
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import Context
from filrouge.shared.suppression import Cell, suppress
from filrouge.shared.written import Given, written
from filrouge.vigilance.models import Escalation
from filrouge.vigilance.queries.figures import FigureLine, noises_of

MOST_LOADS = 60  # of a larger team, the fullest caseloads: work to share out
MOST_MOVES = 6
MOST_WAITING = 10
MOST_COLUMNS = 8  # of a larger consortium, the steps of one organisation at a time: a wider table is not read
STAGES = {
    "opened": _("parcours ouverts"),
    "exchanged": _("un premier échange"),
    "with_objective": _("un objectif décidé"),
    "with_step_done": _("une étape faite"),
    "job": _("terminés par un emploi"),
    "training": _("terminés par une formation"),
    "other_end": _("terminés autrement"),
}


@dataclass(frozen=True)
class Load:
    """The people one referent follows in one organisation, of those advised for the working time."""

    user: User
    organisation: Organisation
    people: int
    places: float
    advised: int
    silent: int
    without_next: int

    @property
    def over(self) -> int:
        return max(0, ceil(self.places - self.advised))

    @property
    def room(self) -> int:
        return max(0, floor(self.advised - self.places))


@dataclass(frozen=True)
class Move:
    """A proposal: so many people from one caseload to another of the same organisation."""

    giver: Load
    taker: Load
    people: int


@dataclass(frozen=True)
class Stage:
    """`code`: a column of FunnelFigure. Counts from 1 to 4 are hidden. `by_organisation`: of those shown."""

    code: str
    label: str
    total: Cell
    by_organisation: Sequence[Cell]


@dataclass(frozen=True)
class Overview:
    project: Project
    projects: Sequence[Project]
    counted_at: datetime | None
    teams: Sequence[TeamFigure]
    chosen: Organisation | None
    loads: Sequence[Load]
    referents: int
    moves: Sequence[Move]
    waiting: Sequence[Pathway]
    stages: Sequence[Stage]
    organisations: Sequence[Organisation]
    noises: Sequence[FigureLine]
    asked: int  # what teams wait an answer for

    @property
    def without_referent(self) -> int:
        return sum(team.alone for team in self.teams)

    @property
    def people(self) -> int:
        return sum(team.people for team in self.teams)


def overview_of(context: Context, *, project: int | None, organisation: int | None) -> Overview | None:
    """Seven queries at most. None when who asks coordinates no such project."""
    projects = _projects(projects=context.coordinated)
    chosen: Any = next((one for one in projects if project in (None, one.pk)), None)
    if chosen is None:
        return None
    teams = _teams(project=chosen.pk)
    team = _team(teams, organisation)
    fullest = _fullest_of(project=chosen.pk, team=team.pk) if team else _fullest(project=chosen.pk)
    loads = _loads(fullest)
    organisations, stages = _funnel(chosen, team)
    return Overview(
        project=chosen,
        projects=projects,
        counted_at=max((one.counted_at for one in teams), default=None),
        teams=teams,
        chosen=team,
        loads=sorted(loads, key=_by_name),
        referents=sum(one.referents for one in teams if team in (None, one.organisation)),
        moves=_moves(loads, chosen),
        waiting=_waiting(project=chosen.pk),
        stages=stages,
        organisations=organisations,
        noises=noises_of(chosen),
        asked=chosen.asked,
    )


OF_THIS_PROJECT = Given("project")


@written
def _projects() -> QuerySet[Project]:
    waiting = Escalation.objects.waiting().filter(project_id=OuterRef("pk")).order_by()
    asked = waiting.values("project_id").annotate(count=Count("pk")).values("count")
    projects = Project.objects.filter(pk=Given("projects", among=True))
    return projects.annotate(asked=Coalesce(Subquery(asked), 0)).order_by("name")


@written
def _teams() -> QuerySet[TeamFigure]:
    figures = TeamFigure.objects.filter(project=OF_THIS_PROJECT).select_related("organisation")
    return figures.order_by("organisation__name")


def _team(teams: Sequence[TeamFigure], asked: int | None) -> Organisation | None:
    """The organisation whose referents are shown; all of them (None) while they are few."""
    for team in teams:
        if team.organisation.pk == asked:
            return team.organisation
    few = sum(team.referents for team in teams) <= MOST_LOADS
    return None if few or not teams else teams[0].organisation


def _of_referents() -> QuerySet[CaseloadFigure]:
    return (
        CaseloadFigure.objects.filter(project=OF_THIS_PROJECT)
        .exclude(lead=None)
        .select_related("organisation", "lead")
        .only(
            *("people", "places", "advised", "silent", "without_next", "organisation__name"),
            *("lead__given_name", "lead__family_name"),
        )
    )


@written
def _fullest() -> QuerySet[CaseloadFigure]:
    return _of_referents().order_by((F("places") - F("advised")).desc())[:MOST_LOADS]


@written
def _fullest_of() -> QuerySet[CaseloadFigure]:
    of_team = _of_referents().filter(organisation=Given("team"))
    return of_team.order_by((F("places") - F("advised")).desc())[:MOST_LOADS]


@written
def _roomiest() -> QuerySet[CaseloadFigure]:
    takers = _of_referents().filter(organisation=Given("teams", among=True), places__lt=F("advised"))
    return takers.order_by(F("places") - F("advised"))[:MOST_LOADS]


def _loads(figures: Sequence[CaseloadFigure]) -> list[Load]:
    return [
        Load(
            user=lead,
            organisation=one.organisation,
            people=one.people,
            places=float(one.places),
            advised=one.advised,
            silent=one.silent,
            without_next=one.without_next,
        )
        for one in figures
        if (lead := one.lead)
    ]


def _by_name(load: Load) -> tuple[str, str, int]:
    """No order says who works best."""
    return load.organisation.name, load.user.family_name, load.user.pk


def _moves(loads: Sequence[Load], project: Project) -> list[Move]:
    """The fullest caseloads give to the one with the most room, within an organisation."""
    givers = sorted((load for load in loads if load.over), key=lambda load: -load.over)[:MOST_MOVES]
    if not givers:
        return []
    teams = {load.organisation.pk for load in givers}
    roomy = _loads(_roomiest(project=project.pk, teams=teams))
    room = {load: load.room for load in roomy}
    moves = []
    for giver in givers:
        team = [load for load in roomy if load.organisation == giver.organisation]
        taker = max(team, key=lambda load: room[load], default=None)
        if taker and (people := min(giver.over, room[taker])):
            moves.append(Move(giver, taker, people))
            room[taker] -= people
    return moves


@written
def _waiting() -> QuerySet[Pathway]:
    """Open paths that nobody leads, the longest waiting first, as far as the grants of coordination reach."""
    waiting = (
        Pathway.objects.filter(project=OF_THIS_PROJECT)
        .without_referent()
        .select_related("person", "organisation")
        .only("opened_on", "person__given_name", "person__family_name", "organisation__name")
    )
    return waiting.order_by("last_exchange_at", "pk")[:MOST_WAITING]


@written
def _stages_reached() -> QuerySet[FunnelFigure]:
    return (
        FunnelFigure.objects.filter(project=OF_THIS_PROJECT)
        .select_related("organisation")
        .only(*STAGES, "organisation__name")
        .order_by("organisation__name")
    )


def _funnel(project: Project, chosen: Organisation | None) -> tuple[list[Organisation], list[Stage]]:
    """Protected like what is published: this table may be shown outside the team. What is hidden is decided
    over all the organisations, whichever are shown."""
    figures = _stages_reached(project=project.pk)
    shown = (
        figures if len(figures) <= MOST_COLUMNS else [one for one in figures if one.organisation == chosen]
    )
    stages = []
    for code, label in STAGES.items() if figures else ():
        published = suppress({code: {str(one.organisation_id): getattr(one, code) for one in figures}})
        cells = published.cells[code]
        of_shown = [cells[str(one.organisation_id)] for one in shown]
        stages.append(Stage(code, str(label), published.row_totals[code], of_shown))
    return [figure.organisation for figure in shown], stages
