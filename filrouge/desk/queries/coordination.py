"""The coordinator's view of one project: work to share out, whom nobody follows, where the path breaks.

Read from figures counted by a batch job; only the few people without a referent are read as people.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Membership, Organisation, Project, User
from filrouge.desk.models import CaseloadFigure, FunnelFigure, RuleFigure
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import Context
from filrouge.shared.suppression import Cell, suppress
from filrouge.vigilance.registry import RULES, Rule

from .desks import advised_for

MOST_LOADS = 60  # of a larger team, the fullest caseloads: work to share out
MOST_MOVES = 6
MOST_WAITING = 10
NOISE = 10  # alerts under which a rule is not called noisy
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
class Team:
    organisation: Organisation
    people: int
    referents: int
    without_referent: int
    silent: int
    without_next: int


@dataclass(frozen=True)
class Load:
    """The people one referent follows in one organisation, of those advised for the working time."""

    user: User
    organisation: Organisation
    people: int
    advised: int
    silent: int
    without_next: int

    @property
    def over(self) -> int:
        return max(0, self.people - self.advised)

    @property
    def room(self) -> int:
        return max(0, self.advised - self.people)


@dataclass(frozen=True)
class Move:
    """A proposal: so many people from one caseload to another of the same organisation."""

    giver: Load
    taker: Load
    people: int


@dataclass(frozen=True)
class Stage:
    """`code`: a column of FunnelFigure. Counts from 1 to 4 are hidden."""

    code: str
    label: str
    total: Cell
    by_organisation: Sequence[Cell]


@dataclass(frozen=True)
class Noise:
    rule: Rule
    figure: RuleFigure


@dataclass(frozen=True)
class Overview:
    project: Project
    projects: Sequence[Project]
    counted_at: datetime | None
    teams: Sequence[Team]
    chosen: Organisation | None
    loads: Sequence[Load]
    referents: int
    moves: Sequence[Move]
    waiting: Sequence[Pathway]
    stages: Sequence[Stage]
    organisations: Sequence[Organisation]
    noises: Sequence[Noise]

    @property
    def without_referent(self) -> int:
        return sum(team.without_referent for team in self.teams)

    @property
    def people(self) -> int:
        return sum(team.people for team in self.teams)


def overview_of(context: Context, *, project: int | None, organisation: int | None) -> Overview | None:
    """Six queries. None when who asks coordinates no such project."""
    projects = list(Project.objects.filter(pk__in=context.coordinated).order_by("name"))
    chosen = next((one for one in projects if project in (None, one.pk)), None)
    if chosen is None:
        return None
    figures = list(CaseloadFigure.objects.filter(project=chosen).select_related("organisation", "lead"))
    teams = _teams(figures)
    team = _team(teams, organisation, figures)
    loads = _loads(one for one in figures if team is None or one.organisation_id == team.pk)
    organisations, stages = _funnel(chosen)
    return Overview(
        project=chosen,
        projects=projects,
        counted_at=figures[0].counted_at if figures else None,
        teams=teams,
        chosen=team,
        loads=_shown(loads),
        referents=len(loads),
        moves=_moves(loads),
        waiting=_waiting(chosen),
        stages=stages,
        organisations=organisations,
        noises=_noises(chosen),
    )


def _teams(figures: Iterable[CaseloadFigure]) -> list[Team]:
    by_organisation: dict[Organisation, list[CaseloadFigure]] = defaultdict(list)
    for figure in figures:
        by_organisation[figure.organisation].append(figure)
    teams = [
        Team(
            organisation=organisation,
            people=sum(one.people for one in ones),
            referents=sum(1 for one in ones if one.lead_id),
            without_referent=sum(one.people for one in ones if not one.lead_id),
            silent=sum(one.silent for one in ones),
            without_next=sum(one.without_next for one in ones),
        )
        for organisation, ones in by_organisation.items()
    ]
    return sorted(teams, key=lambda team: team.organisation.name)


def _team(teams: Sequence[Team], asked: int | None, figures: Sequence[CaseloadFigure]) -> Organisation | None:
    """The organisation whose referents are shown; all of them (None) while they are few."""
    for team in teams:
        if team.organisation.pk == asked:
            return team.organisation
    few = sum(1 for one in figures if one.lead_id) <= MOST_LOADS
    return None if few or not teams else teams[0].organisation


def _loads(figures: Iterable[CaseloadFigure]) -> list[Load]:
    figures = list(figures)
    times = _working_times(figures)
    return [
        Load(
            user=lead,
            organisation=one.organisation,
            people=one.people,
            advised=advised_for(times.get((lead.pk, one.organisation_id))),
            silent=one.silent,
            without_next=one.without_next,
        )
        for one in figures
        if (lead := one.lead)
    ]


def _working_times(figures: Sequence[CaseloadFigure]) -> dict[tuple[int, int], int]:
    held = (
        Membership.objects.current()
        .accompanying()
        .filter(
            user__in={one.lead_id for one in figures},
            organisation__in={one.organisation_id for one in figures},
        )
    )
    rows = held.values("user", "organisation").annotate(most=Max("working_time"))
    return {(row["user"], row["organisation"]): row["most"] for row in rows}


def _shown(loads: Sequence[Load]) -> list[Load]:
    """By organisation and name: no order says who works best."""
    fullest = sorted(loads, key=lambda load: load.advised - load.people)[:MOST_LOADS]
    return sorted(fullest, key=lambda load: (load.organisation.name, load.user.family_name, load.user.pk))


def _moves(loads: Sequence[Load]) -> list[Move]:
    """The fullest caseloads give to the one with the most room, within an organisation."""
    moves: list[Move] = []
    room = {load: load.room for load in loads}
    for giver in sorted(loads, key=lambda load: -load.over)[:MOST_MOVES]:
        team = [load for load in loads if load.organisation == giver.organisation and load != giver]
        taker = max(team, key=lambda load: room[load], default=giver)
        if people := min(giver.over, room[taker]):
            moves.append(Move(giver, taker, people))
            room[taker] -= people
    return moves


def _waiting(project: Project) -> list[Pathway]:
    """Open paths that nobody leads, the longest waiting first, as far as the grants of coordination reach."""
    waiting = (
        Pathway.objects.filter(project=project).without_referent().select_related("person", "organisation")
    )
    return list(waiting.order_by("last_exchange_at", "pk")[:MOST_WAITING])


def _funnel(project: Project) -> tuple[list[Organisation], list[Stage]]:
    """Protected like what is published: this table may be shown outside the team."""
    figures = list(
        FunnelFigure.objects.filter(project=project)
        .select_related("organisation")
        .order_by("organisation__name")
    )
    if not figures:
        return [], []
    names = [str(figure.organisation_id) for figure in figures]
    stages = []
    for code, label in STAGES.items():
        counts = {name: getattr(figure, code) for name, figure in zip(names, figures, strict=True)}
        published = suppress({code: counts})
        cells = published.cells[code]
        stages.append(Stage(code, str(label), published.row_totals[code], [cells[name] for name in names]))
    return [figure.organisation for figure in figures], stages


def _noises(project: Project) -> list[Noise]:
    """Rules put off more often than they lead to something: to be discussed by the team."""
    figures = RuleFigure.objects.filter(project=project, opened__gte=NOISE).order_by("-postponed", "rule")
    return [
        Noise(RULES[figure.rule], figure)
        for figure in figures
        if figure.rule in RULES and figure.postponed * 2 > figure.opened
    ]
