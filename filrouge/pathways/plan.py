"""The whole plan of a path, read for one screen: objectives, steps, what waits for what, the professional project."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from filrouge.people.models.agreements import How
from filrouge.reference.models import Occupation
from filrouge.shared import clock
from filrouge.shared.nested import nested, rows_of
from filrouge.shared.written import Given, written

from .diagnosis.barriers import BarrierLine, in_her_order, order_said
from .models import (
    Approach,
    Barrier,
    Objective,
    ObjectiveVersion,
    OccupationDecision,
    OccupationTrial,
    Pathway,
    PriorityOrder,
    Stand,
    Step,
    StepDependency,
    StepReturn,
    TargetOccupation,
    stand_of,
)

OBJECTIVE = (
    *("id", "words", "domain", "theme", "occupation_id", "agreed_on", "target_on", "reached_on"),
    *("dropped_on", "dropped_because"),
)
STEP = (
    *("id", "objective_id", "title", "domain", "who", "with_whom", "theme", "resource", "resource_because"),
    *("motif_id", "brick_id", "answer_id", "planned_on", "started_on", "done_on", "result"),
    *("dropped_on", "dropped_because", "pathway_id"),
)
# A way of beginning opens what goes with it.
THEME_OF_WAY: dict[str, str] = {
    Approach.Way.WORK_FIRST: "trouver-un-emploi",
    Approach.Way.OWN_BUSINESS: "creer-une-entreprise",
}
BARRIER = ("id", "sub_theme", "since", "severity", "blocking")
TARGET = ("id", "words", "occupation_id", "hours", "strain", "pay", "access", "created_at")


@dataclass(frozen=True)
class Wait:
    """What a step waits for. `stuck`: that one is late or was dropped, so that nothing moves by itself."""

    needs: Step
    since: date
    stuck: bool


@dataclass(frozen=True)
class Line:
    step: Step
    waits: Sequence[Wait] = ()
    blocks: Sequence[Step] = ()
    returns: Sequence[StepReturn] = ()
    motif: str = ""

    @property
    def is_stuck(self) -> bool:
        return any(wait.stuck for wait in self.waits)


@dataclass(frozen=True)
class Yes:
    """The person's yes to the present wording."""

    how: str | Promise
    on: date


@dataclass(frozen=True)
class Goal:
    """An objective and the steps that lead there. `yes` None: not yet."""

    objective: Objective
    lines: Sequence[Line]
    yes: Yes | None
    versions: int

    @property
    def is_ahead(self) -> bool:
        return not (self.objective.reached_on or self.objective.dropped_on)


@dataclass(frozen=True)
class Trade:
    """A trade aimed at; `rome` is what the ROME says of it, when it is loaded. `feeds`: the objectives it leads."""

    target: TargetOccupation
    rome: Occupation | None
    trials: Sequence[OccupationTrial]
    decisions: Sequence[OccupationDecision]
    feeds: Sequence[Goal] = ()

    @property
    def stand(self) -> Stand:
        return stand_of(self.trials, self.decisions)

    @property
    def dropped_because(self) -> str:
        return self.decisions[-1].because if self.stand is Stand.DROPPED else ""


@dataclass(frozen=True)
class Hindrance:
    """What stands in the way, never a sensitive one; `lines`: the steps ahead that answer its theme."""

    barrier: BarrierLine
    lines: Sequence[Line]

    @property
    def theme(self) -> str:
        return self.barrier.sub_theme.theme if self.barrier.sub_theme else ""


@dataclass(frozen=True)
class PathPlan:
    """`barriers`: open, in the person's own order, for those who read them."""

    approach: Approach | None
    goals: Sequence[Goal]
    alone: Sequence[Line]
    trades: Sequence[Trade]
    motifs: Sequence[str] = field(default_factory=list)
    barriers: Sequence[BarrierLine] = ()

    @property
    def lines(self) -> list[Line]:
        return [*(line for goal in self.goals for line in goal.lines), *self.alone]

    @property
    def stuck(self) -> list[Line]:
        return [line for line in self.lines if line.step.is_ahead and line.is_stuck]

    @property
    def hindrances(self) -> list[Hindrance]:
        ahead = [line for line in self.lines if line.step.is_ahead]
        return [
            Hindrance(one, [line for line in ahead if line.step.theme == one.sub_theme.theme])
            for one in self.barriers
            if one.sub_theme
        ]

    @property
    def open_themes(self) -> list[str]:
        """Those of what stands in the way, in the person's order, of the way it begins and of what is still
        ahead, each once."""
        said = [one.theme for one in self.hindrances]
        said += [THEME_OF_WAY.get(self.approach.way, "")] if self.approach else []
        said += [goal.objective.theme for goal in self.goals if goal.is_ahead]
        said += [line.step.theme for line in self.lines if line.step.is_ahead]
        return list(dict.fromkeys(theme for theme in said if theme))

    @property
    def made_of(self) -> set[tuple[str, int | str | None]]:
        """Bricks and answers that are a step already; by its title where its origin is not told."""
        steps = [line.step for line in self.lines if not line.step.dropped_on]
        known: set[tuple[str, int | str | None]] = {("brick", one.brick_id) for one in steps}
        known |= {("answer", one.answer_id) for one in steps}
        return known | {("title", one.title) for one in steps}


def plan_of(pathway: Pathway) -> PathPlan:
    """One query, within the reach of who asks."""
    [found] = _plans(pathway=pathway.pk)
    return assembled(found)


@written
def _plans() -> QuerySet[Pathway]:
    return Pathway.objects.filter(pk=Given("pathway")).annotate(**_facts())


def links_nested(of: dict[str, Any]) -> Any:
    """Nested: what steps wait for and is not done. `of` ties it to its owner."""
    links = StepDependency.objects.in_force().filter(**of, needs__done_on=None)
    return nested(links.order_by("created_at", "pk"), "step_id", "needs_id", "created_at")


def _facts() -> dict[str, Any]:
    mine = {"pathway": OuterRef("pk")}
    versions = ObjectiveVersion.objects.filter(objective__pathway=OuterRef("pk"))
    said = versions.annotate(how=F("agreements__how"), yes_at=F("agreements__signed_at"))
    of_target = {"target__pathway": OuterRef("pk")}
    targets = TargetOccupation.objects.filter(**mine)
    known = {name: F(f"occupation__{name}") for name in ("name", "hours", "strain", "access", "regulated")}
    rome = targets.exclude(occupation=None).annotate(**{f"rome_{name}": one for name, one in known.items()})
    steps = Step.objects.filter(**mine).order_by(F("planned_on").asc(nulls_last=True), "created_at", "pk")
    tied = Step.objects.filter(**mine).exclude(motif=None).annotate(name=F("motif__name"))
    orders = PriorityOrder.objects.filter(**mine).order_by("-set_on", "-pk")
    return {
        "barriers_found": nested(Barrier.objects.open().ordinary().filter(**mine).order_by("pk"), *BARRIER),
        "order_found": nested(orders[:1], "barriers"),
        "objectives_found": nested(
            Objective.objects.filter(**mine).order_by("dropped_on", "reached_on", "agreed_on", "pk"),
            *OBJECTIVE,
        ),
        "versions_found": nested(said.order_by("objective_id", "number"), "objective_id", "how", "yes_at"),
        "steps_found": nested(steps, *STEP),
        "links_found": links_nested(mine),
        "returns_found": nested(
            StepReturn.objects.filter(step__pathway=OuterRef("pk")).order_by("on", "pk"),
            *("step_id", "was", "was_on", "said", "on", "because"),
        ),
        "motifs_found": nested(tied, "motif_id", "name"),
        "approaches_found": nested(
            Approach.objects.filter(**mine).order_by("-created_at", "-pk")[:1], "way", "since", "because"
        ),
        "targets_found": nested(targets.order_by("created_at", "pk"), *TARGET),
        "rome_found": nested(rome, "occupation_id", *(f"rome_{name}" for name in known)),
        "trials_found": nested(
            OccupationTrial.objects.filter(**of_target).order_by("on", "pk"),
            *("target_id", "kind", "on", "place", "learned"),
        ),
        "decisions_found": nested(
            OccupationDecision.objects.filter(**of_target).order_by("created_at", "pk"),
            *("target_id", "verdict", "on", "because"),
        ),
    }


def assembled(found: Any) -> PathPlan:
    steps = rows_of(Step, found.steps_found)
    motifs = {one["motif_id"]: one["name"] for one in found.motifs_found}
    lines = _lines(steps, found.links_found, rows_of(StepReturn, found.returns_found), motifs)
    goals = [_goal(one, lines, found.versions_found) for one in rows_of(Objective, found.objectives_found)]
    known = {goal.objective.pk for goal in goals}
    approaches = rows_of(Approach, found.approaches_found)
    return PathPlan(
        approach=approaches[0] if approaches else None,
        goals=sorted(goals, key=lambda goal: not goal.is_ahead),
        alone=[line for line in lines if line.step.objective_id not in known],
        trades=_trades(found, goals),
        motifs=sorted(set(motifs.values())),
        barriers=in_her_order(rows_of(Barrier, found.barriers_found), order_said(found.order_found)),
    )


def waits_by_step(steps: Iterable[Step], links: Iterable[dict[str, Any]]) -> dict[UUID, list[Wait]]:
    """Of the steps still ahead; `links` comes from `links_nested`."""
    known = {step.pk: step for step in steps}
    waits: dict[UUID, list[Wait]] = defaultdict(list)
    for link in links:
        step, needs = known.get(UUID(link["step_id"])), known.get(UUID(link["needs_id"]))
        if step and needs and step.is_ahead and not needs.done_on:
            waits[step.pk].append(_wait(needs, datetime.fromisoformat(link["created_at"])))
    return waits


def _wait(needs: Step, said_at: datetime) -> Wait:
    if needs.dropped_on:
        return Wait(needs, needs.dropped_on, stuck=True)
    if needs.planned_on and needs.planned_on < clock.today():
        return Wait(needs, needs.planned_on, stuck=True)
    return Wait(needs, timezone.localdate(said_at), stuck=False)


def _lines(
    steps: Sequence[Step],
    links: Iterable[dict[str, Any]],
    returns: Iterable[StepReturn],
    motifs: dict[int, str],
) -> list[Line]:
    waits = waits_by_step(steps, links)
    blocks: dict[UUID, list[Step]] = defaultdict(list)
    by_key = {step.pk: step for step in steps}
    for pk, waiting in waits.items():
        for wait in waiting:
            blocks[wait.needs.pk].append(by_key[pk])
    back: dict[UUID, list[StepReturn]] = defaultdict(list)
    for one in returns:
        back[one.step_id].append(one)
    return [
        Line(step, waits.get(step.pk, ()), blocks[step.pk], back[step.pk], motifs.get(step.motif_id or 0, ""))
        for step in _in_order(steps, waits)
    ]


def _in_order(steps: Iterable[Step], waits: dict[UUID, list[Wait]]) -> list[Step]:
    """What is ahead first, by date, then what waits after what it waits for; never in a circle (`sql/plan.sql`)."""

    def depth(step: Step) -> int:
        return max((1 + depth(wait.needs) for wait in waits.get(step.pk, ())), default=0)

    return sorted(steps, key=lambda step: (not step.is_ahead, step.planned_on or date.max, depth(step)))


def _goal(objective: Objective, lines: Sequence[Line], versions: Iterable[dict[str, Any]]) -> Goal:
    mine = [one for one in versions if one["objective_id"] == str(objective.pk)]
    yes = None
    if mine and mine[-1]["how"]:
        said_at = datetime.fromisoformat(mine[-1]["yes_at"])
        yes = Yes(How(mine[-1]["how"]).label, timezone.localdate(said_at))
    own = [line for line in lines if line.step.objective_id == objective.pk]
    return Goal(objective, own, yes, len(mine))


def _trades(found: Any, goals: Sequence[Goal]) -> list[Trade]:
    """Those let go come last."""
    rome = {one["occupation_id"]: _rome(one) for one in found.rome_found}
    trials, decisions = (
        rows_of(OccupationTrial, found.trials_found),
        rows_of(OccupationDecision, found.decisions_found),
    )
    trades = [
        Trade(
            target=target,
            rome=rome.get(target.occupation_id),
            trials=[one for one in trials if one.target_id == target.pk],
            decisions=[one for one in decisions if one.target_id == target.pk],
            feeds=[goal for goal in goals if goal.objective.occupation_id == target.pk],
        )
        for target in rows_of(TargetOccupation, found.targets_found)
    ]
    return sorted(trades, key=lambda trade: trade.stand is Stand.DROPPED)


def _rome(one: dict[str, Any]) -> Occupation:
    values = {name.removeprefix("rome_"): value for name, value in one.items() if name != "occupation_id"}
    return Occupation(code=one["occupation_id"], **values)
