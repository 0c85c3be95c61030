"""Templates of steps: written by the coordination, added to a path in one press."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.pathways import policies
from filrouge.pathways.events import BrickWithdrawn, BrickWritten, MotifChanged
from filrouge.pathways.models import Brick, Motif, Pathway, Resource, Step, Who
from filrouge.pathways.themes import domain_of_theme
from filrouge.reference.actions.adapting import put_aside, write_over
from filrouge.reference.models import Answer
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

from .steps import Plan, Source, plan_step


@dataclass(frozen=True, kw_only=True)
class BrickText:
    """`stages`: the titles of its steps, in order; none when it is one step, its title."""

    title: str
    what: str
    where: str
    duration: str
    what_for: str
    domain: str
    theme: str = ""
    who: str = Who.TOGETHER
    resource: str = Resource.ORDINARY
    resource_because: str = ""
    motif: Motif | None = None
    stages: list[str] = field(default_factory=list)

    def columns(self) -> dict[str, Any]:
        return dict(vars(self))


def write_brick(*, by: User, project: Project, text: BrickText, former: Brick | None = None) -> Brick:
    """Raises PermissionDenied, ValidationError. Steps already made of the former one keep their words."""
    require(policies.can_write_bricks(by, project), bricks_refusal())
    brick = write_over(Brick, by=by, project=project, former=former, columns=text.columns())
    publish(BrickWritten(by=Actor.user(by.pk), project_id=project.pk, brick_id=brick.pk))
    return brick


def withdraw_brick(*, by: User, project: Project, brick: Brick) -> None:
    require(policies.can_write_bricks(by, project), bricks_refusal())
    gone = put_aside(by=by, project=project, row=brick)
    publish(BrickWithdrawn(by=Actor.user(by.pk), project_id=project.pk, brick_id=gone.pk))


def add_brick(*, by: User, pathway: Pathway, brick: Brick) -> list[Step]:
    """One step, or one for each stage, each waiting for the one before. Raises PermissionDenied."""
    steps: list[Step] = []
    for title in brick.titles:
        plan = Plan(
            title=title,
            domain=brick.domain,
            who=brick.who,
            theme=brick.theme,
            resource=brick.resource,
            resource_because=brick.resource_because,
            motif=brick.motif,
            needs=steps[-1:],
        )
        steps.append(plan_step(by=by, pathway=pathway, plan=plan, source=Source(brick=brick)))
    return steps


def plan_answer(*, by: User, pathway: Pathway, answer: Answer) -> Step:
    """A known answer becomes a step. Where it comes from the project, the reason is asked when it is reviewed."""
    resource = Resource.ORDINARY if answer.ordinary else ""
    plan = Plan(
        title=answer.step, domain=domain_of_theme(answer.theme), theme=answer.theme, resource=resource
    )
    return plan_step(by=by, pathway=pathway, plan=plan, source=Source(answer=answer))


def add_motif(*, by: User, project: Project, name: str) -> Motif:
    """Raises PermissionDenied; ValidationError when it is there already."""
    require(policies.can_write_bricks(by, project), bricks_refusal())
    motif = Motif(project=project, name=name, written_by=by)
    try:
        with transaction.atomic(using=alias.get()):
            motif.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError({"name": _("Ce thème est déjà proposé.")}) from error
    publish(MotifChanged(by=Actor.user(by.pk), project_id=project.pk, motif_id=motif.pk))
    return motif


def withdraw_motif(*, by: User, motif: Motif) -> None:
    """No longer proposed; the steps it ties keep it."""
    require(policies.can_write_bricks(by, motif.project), bricks_refusal())
    in_use = Motif.objects.in_use().filter(pk=motif.pk)
    must_hit(in_use.update(withdrawn_at=clock.now(), withdrawn_by=by))
    publish(MotifChanged(by=Actor.user(by.pk), project_id=motif.project_id, motif_id=motif.pk))


def bricks_refusal() -> str:
    return _("La coordination du projet écrit les briques et les thèmes du fil.")
