"""What a path is offered, never imposed: templates of steps of its project, known answers to what is open."""

from typing import Any

from django.db.models import Exists, OuterRef

from filrouge.accounts.models import Project
from filrouge.reference.models import Answer
from filrouge.shared.nested import nested

from .models import Approach, Brick, Objective, Pathway, Step
from .plan import PathPlan
from .themes import RANK

MOST_ANSWERS = 3  # on the record; the others are one click further
# What goes first with a way of beginning, by code of what is shipped.
WITH_THE_WAY = {
    Approach.Way.WORK_FIRST: frozenset({"emploi-d-abord"}),
    Approach.Way.OWN_BUSINESS: frozenset({"developper-mon-activite"}),
}


def bricks_of(project: Project | int) -> list[Brick]:
    """In the order of a path: those of no theme first, then theme by theme."""
    bricks = Brick.objects.of_project(project).select_related("motif", "based_on").order_by("title", "pk")
    return sorted(bricks, key=lambda brick: RANK.get(brick.theme, -1))


def proposed_to(pathway: Pathway, plan: PathPlan) -> tuple[list[Brick], list[Brick]]:
    """Those that answer what is open on the path or go with the way it begins, not added yet; and the others."""
    with_the_way = (
        WITH_THE_WAY.get(Approach.Way(plan.approach.way), frozenset()) if plan.approach else frozenset()
    )
    open_themes, made_of = set(plan.open_themes), plan.made_of
    proposed, others = [], []
    for brick in bricks_of(pathway.project_id):
        fits = brick.theme in open_themes or _origin(brick) in with_the_way
        (proposed if fits and ("brick", brick.pk) not in made_of else others).append(brick)
    return proposed, others


def _origin(brick: Brick) -> str:
    """A project's version goes where the one it comes from goes."""
    return brick.code or (brick.based_on.code if brick.based_on else "")


def answers_nested() -> Any:
    """Nested in a path: a few answers to what is still ahead there, that are no step yet."""
    here = {"pathway": OuterRef(OuterRef("pk"))}
    same = {**here, "theme": OuterRef("theme")}
    is_open = Exists(Objective.objects.ahead().filter(**same)) | Exists(Step.objects.ahead().filter(**same))
    planned = Exists(Step.objects.filter(**here, answer=OuterRef("pk"), dropped_on=None))
    found = Answer.objects.of_project(OuterRef("project")).filter(is_open & ~planned)
    return nested(found.order_by("title", "pk")[:MOST_ANSWERS], "id", "title", "what", "duration")
