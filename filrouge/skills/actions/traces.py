"""What every row and every event bears that is about a badge, an assessment, a portfolio… of someone."""

from typing import Any

from filrouge.accounts.models import User
from filrouge.pathways.models.pathways import PersonBound
from filrouge.shared.actors import Actor


def bound(by: User, row: PersonBound) -> dict[str, Any]:
    """The columns of a row that hangs from it, under the name of its table."""
    return {_name(row): row, "person_id": row.person_id, "project_id": row.project_id, "created_by": by}


def about(by: User | Actor, row: PersonBound) -> dict[str, Any]:
    """The fields of an event about it, its id under the name of its table."""
    return {
        "by": by if isinstance(by, Actor) else Actor.user(by.pk),
        "person_id": row.person_id,
        "project_id": row.project_id,
        f"{_name(row)}_id": row.pk,
    }


def _name(row: PersonBound) -> str:
    return str(row._meta.model_name)
