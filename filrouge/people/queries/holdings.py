"""What of a person's file is open to someone: asked by most policies, several times a page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from filrouge.accounts.models import User
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import known_context
from filrouge.privacy.rows import Level
from filrouge.shared.written import Given, written


@dataclass(frozen=True)
class Holding:
    """One grant in force. `project` None: facts of the person that no project noted."""

    project: int | None
    level: int
    basis: str


def holdings(user: User, person_id: UUID) -> list[Holding]:
    """Of all her projects, within the reach of whoever asks."""
    context = known_context(user)
    rows = _in_force(
        person=person_id,
        organisations=context.organisations,
        coordinated=context.coordinated,
        user=context.user,
    )
    return [Holding(*row) for row in rows]


def holdings_in(user: User, person_id: UUID, project_id: int | None) -> list[Holding]:
    return [one for one in holdings(user, person_id) if one.project == project_id]


def levels_held(user: User, person_id: UUID, project_id: int | None) -> set[int]:
    return {one.level for one in holdings_in(user, person_id, project_id)}


def holds_whole_file(user: User, person_id: UUID, project_id: int | None) -> bool:
    return Level.FULL in levels_held(user, person_id, project_id)


@written
def _in_force() -> QuerySet[AccessGrant, Any]:
    grants = AccessGrant.objects.in_force().reaching_someone().filter(person=Given("person"))
    return grants.values_list("project", "level", "basis")
