"""What she told, as lists and other screens show it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from filrouge.pathways.models import Pathway
from filrouge.skills.models import Experience, SaidSkill

A_PAGE = 20
MOST_SAID_BESIDE = 12  # beside an assessment or a badge


def told_by(pathway: Pathway, *, before: UUID | None = None) -> tuple[Sequence[Experience], UUID | None]:
    """A page of hers, the latest told first, and the key after which the next one begins. Three queries."""
    found: Any = Experience.objects.kept().filter(person=pathway.person_id, project=pathway.project_id)
    if before:
        found = found.filter(pk__lt=before)
    rows = list(found.with_said().order_by("-pk")[: A_PAGE + 1])
    return rows[:A_PAGE], rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None


def said_of(person_id: UUID, project_id: int) -> Sequence[SaidSkill]:
    """What she says she can do, confirmed or not: to ask about when her skills are looked at. Two queries."""
    found = SaidSkill.objects.kept().filter(person=person_id, project=project_id)
    related = found.select_related("experience__occupation", "skill").with_confirmations()
    return list(related.order_by("-experience", "rank")[:MOST_SAID_BESIDE])


def confirmed_of(person_id: UUID, project_id: int) -> Sequence[SaidSkill]:
    """The confirmed ones among these: facts on which a badge may rest. Two queries."""
    return [one for one in said_of(person_id, project_id) if one.is_confirmed]
