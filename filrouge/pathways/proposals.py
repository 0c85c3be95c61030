"""What a path is offered, never imposed: templates of steps of its project, known answers to what is open."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from filrouge.accounts.models import Project
from filrouge.reference.models import Answer
from filrouge.shared.nested import nested

from .models import Brick, Objective, Pathway, Step
from .plan import PathPlan
from .themes import RANK

MOST_ANSWERS = 3  # on the record; the others are one click further


def bricks_of(project: Project | int) -> list[Brick]:
    """In the order of a path: those of no theme first, then theme by theme."""
    bricks = Brick.objects.of_project(project).select_related("motif").order_by("title", "pk")
    return sorted(bricks, key=lambda brick: RANK.get(brick.theme, -1))


def proposed_to(pathway: Pathway, plan: PathPlan) -> tuple[list[Brick], list[Brick]]:
    """Those that answer what is open on the path, not added yet; and all the others."""
    open_themes, made_of = set(plan.open_themes), plan.made_of
    proposed: list[Brick] = []
    others: list[Brick] = []
    for brick in bricks_of(pathway.project_id):
        fits = brick.theme in open_themes and ("brick", brick.pk) not in made_of
        (proposed if fits else others).append(brick)
    return proposed, others


def answers_nested() -> Any:
    """Nested in a path: a few answers to what is still ahead there, that are no step yet."""
    here = {"pathway": OuterRef(OuterRef("pk"))}
    # Read once for the path, not once for each answer.
    aimed = Objective.objects.ahead().filter(**here).values("theme")
    ahead = Step.objects.ahead().filter(**here).values("theme")
    is_open = Q(theme__in=aimed) | Q(theme__in=ahead)
    planned = Exists(Step.objects.filter(**here, answer=OuterRef("pk"), dropped_on=None))
    found = Answer.objects.of_project(OuterRef("project")).filter(is_open).exclude(planned)
    return nested(found.order_by("title", "pk")[:MOST_ANSWERS], "id", "title", "what", "duration")
