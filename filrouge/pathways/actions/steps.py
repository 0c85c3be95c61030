"""The steps (*briques*): order free, going back allowed."""

from dataclasses import dataclass
from datetime import date

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import (
    StepChanged,
    StepDone,
    StepDropped,
    StepPlanned,
    StepReopened,
    StepStarted,
)
from filrouge.pathways.models import Objective, Pathway, Step, Who
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .kept_facts import refresh_kept_facts
from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Who does what, when. `planned_on` None: as soon as possible."""

    title: str
    domain: str
    who: str = Who.TOGETHER
    with_whom: str = ""
    planned_on: date | None = None
    objective: Objective | None = None

    def columns(self) -> dict[str, object]:
        return {
            "title": self.title,
            "domain": self.domain,
            "who": self.who,
            "with_whom": self.with_whom,
            "planned_on": self.planned_on,
            "objective": self.objective,
        }


def plan_step(*, by: User, pathway: Pathway, plan: Plan) -> Step:
    require(policies.can_plan(by, pathway), refusal())
    step = Step.objects.create(**plan.columns(), **of_pathway(pathway, by))
    refresh_kept_facts([pathway.pk])
    publish(StepPlanned(step_id=step.pk, **about(by, pathway)))
    return step


def change_step(*, by: User, step: Step, plan: Plan) -> None:
    _change(by, step, **plan.columns())
    publish(StepChanged(step_id=step.pk, **about(by, step.pathway)))


def start_step(*, by: User, step: Step, on: date) -> None:
    _change(by, step, started_on=on)
    publish(StepStarted(step_id=step.pk, **about(by, step.pathway)))


def finish_step(*, by: User, step: Step, on: date, result: str = "") -> None:
    _change(by, step, done_on=on, result=result, dropped_on=None, dropped_because="")
    publish(StepDone(step_id=step.pk, **about(by, step.pathway)))


def drop_step(*, by: User, step: Step, on: date, because: str) -> None:
    _change(by, step, dropped_on=on, dropped_because=because, done_on=None, result="")
    publish(StepDropped(step_id=step.pk, **about(by, step.pathway)))


def reopen_step(*, by: User, step: Step) -> None:
    """Done or dropped too soon: it is ahead again, and its history says so."""
    _change(by, step, done_on=None, result="", dropped_on=None, dropped_because="")
    publish(StepReopened(step_id=step.pk, **about(by, step.pathway)))


def _change(by: User, step: Step, **columns: object) -> None:
    require(policies.can_change_step(by, step), refusal())
    must_hit(Step.objects.filter(pk=step.pk).update(**columns))
    refresh_kept_facts([step.pathway_id])
