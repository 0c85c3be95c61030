"""What a path is offered, never imposed: templates of steps of its project, known answers to what is open."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, F, Func, OuterRef, Q, Value

from filrouge.accounts.models import Project
from filrouge.reference.models import Answer
from filrouge.shared.nested import nested, rows_of

from .diagnosis.barriers import BarrierLine
from .models import Barrier, Brick, Objective, Pathway, Step
from .plan import PathPlan
from .themes import RANK

MOST_ANSWERS = 3  # on the record; the others are one click further
THEME = Func(F("sub_theme"), Value("--"), Value(1), function="split_part", output_field=CharField())


def bricks_of(project: Project | int) -> list[Brick]:
    """In the order of a path: those of no theme first, then theme by theme."""
    bricks = Brick.objects.of_project(project).select_related("motif").order_by("title", "pk")
    return sorted(bricks, key=lambda brick: RANK.get(brick.theme, -1))


def proposed_to(pathway: Pathway, plan: PathPlan) -> tuple[list[Brick], list[Brick]]:
    """Those that answer what is open on the path, not added yet, what matters most to the person first; and all
    the others."""
    open_themes, made_of = plan.open_themes, plan.made_of
    proposed: list[Brick] = []
    others: list[Brick] = []
    for brick in bricks_of(pathway.project_id):
        made = ("brick", brick.pk) in made_of or any(("title", title) in made_of for title in brick.titles)
        fits = brick.theme in open_themes and not made
        (proposed if fits else others).append(brick)
    return sorted(proposed, key=lambda brick: open_themes.index(brick.theme)), others


def answers_nested() -> Any:
    """Nested in a path, for `first_answers`: those to what stands in the way or is still ahead there, that are
    no step yet."""
    here = {"pathway": OuterRef(OuterRef("pk"))}
    # Read once for the path, not once for each answer.
    hindering = Barrier.objects.open().ordinary().filter(**here).values(said=THEME)
    aimed = Objective.objects.ahead().filter(**here).values("theme")
    ahead = Step.objects.ahead().filter(**here).values("theme")
    is_open = Q(theme__in=hindering) | Q(theme__in=aimed) | Q(theme__in=ahead)
    made_of = Q(answer=OuterRef("pk")) | Q(title=OuterRef("step"))
    planned = Exists(Step.objects.filter(made_of, **here, dropped_on=None))
    found = Answer.objects.of_project(OuterRef("project")).filter(is_open).exclude(planned)
    return nested(found.order_by("title", "pk"), "id", "theme", "title", "what", "duration")


def first_answers(found: Iterable[dict[str, Any]], barriers: Iterable[BarrierLine]) -> list[Answer]:
    """A few; what matters most to the person first. `found` comes from `answers_nested`."""
    hindering = [one.barrier.of.theme for one in barriers if one.barrier.of]
    places = {theme: place for place, theme in reversed(list(enumerate(hindering)))}
    ordered = sorted(found, key=lambda one: places.get(one["theme"], len(places)))
    return rows_of(Answer, ordered[:MOST_ANSWERS])
