"""The steps (*briques*): order free, going back allowed."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

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
from filrouge.pathways.models import Brick, Motif, Objective, Pathway, Resource, Step, StepReturn, Who
from filrouge.pathways.themes import told_theme
from filrouge.reference.models import Answer
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .dependencies import set_needs
from .kept_facts import refresh_kept_facts
from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Who does what, when. `planned_on` None: as soon as possible. `needs`: the steps it waits for; None leaves
    them as they are. `resource_because`: why nothing ordinary fits in time, for a means of the project."""

    title: str
    domain: str
    who: str = Who.TOGETHER
    with_whom: str = ""
    planned_on: date | None = None
    objective: Objective | None = None
    theme: str = ""
    resource: str = ""
    resource_because: str = ""
    motif: Motif | None = None
    needs: Collection[Step] | None = None

    def columns(self) -> dict[str, object]:
        said = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "needs"}
        return {**said, "theme": told_theme(self.theme)}


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a step was made of, when it was."""

    brick: Brick | None = None
    answer: Answer | None = None

    def columns(self) -> dict[str, Brick | Answer | None]:
        """Where it would say a theme that the shared layer keeps to itself, nothing."""
        made_of = {"brick": self.brick, "answer": self.answer}
        return {
            name: one if one and one.theme == told_theme(one.theme) else None for name, one in made_of.items()
        }


def plan_step(*, by: User, pathway: Pathway, plan: Plan, source: Source = Source()) -> Step:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_plan(by, pathway), refusal())
    _check(plan)
    step = Step.objects.create(**plan.columns(), **source.columns(), **of_pathway(pathway, by))
    if plan.needs:
        set_needs(by=by, step=step, needs=plan.needs)
    refresh_kept_facts([pathway.pk])
    publish(StepPlanned(step_id=step.pk, **about(by, pathway)))
    return step


def change_step(*, by: User, step: Step, plan: Plan) -> None:
    """Raises PermissionDenied, ValidationError."""
    _check(plan)
    _change(by, step, **plan.columns())
    if plan.needs is not None:
        set_needs(by=by, step=step, needs=plan.needs)
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


def reopen_step(*, by: User, step: Step, because: str = "") -> None:
    """Going back is allowed: the step is ahead again, and what it was is kept beside it."""
    require(policies.can_change_step(by, step), refusal())
    if was := _what_it_was(step):
        of = {"person_id": step.person_id, "project_id": step.project_id, "created_by": by}
        StepReturn.objects.create(step=step, on=clock.today(), because=because, **was, **of)
    _change(by, step, done_on=None, result="", dropped_on=None, dropped_because="")
    publish(StepReopened(step_id=step.pk, **about(by, step.pathway)))


def _what_it_was(step: Step) -> dict[str, object]:
    """Nothing for a step that is still ahead."""
    if step.done_on:
        return {"was": StepReturn.Was.DONE, "was_on": step.done_on, "said": step.result}
    if step.dropped_on:
        return {"was": StepReturn.Was.DROPPED, "was_on": step.dropped_on, "said": step.dropped_because}
    return {}


def _check(plan: Plan) -> None:
    if plan.resource == Resource.PROJECT and not plan.resource_because.strip():
        raise ValidationError(
            {"resource_because": _("Dites pourquoi rien d’ordinaire ne convient à temps : cela se justifie.")}
        )


def _change(by: User, step: Step, **columns: object) -> None:
    require(policies.can_change_step(by, step), refusal())
    must_hit(Step.objects.filter(pk=step.pk).update(**columns))
    refresh_kept_facts([step.pathway_id])
