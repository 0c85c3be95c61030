"""What every row and every event about a badge bears."""

from typing import Any

from filrouge.accounts.models import User
from filrouge.shared.actors import Actor
from filrouge.skills.models import Badge


def of_badge(badge: Badge, by: User) -> dict[str, Any]:
    """The columns of a row about it."""
    return {"badge": badge, "person_id": badge.person_id, "project_id": badge.project_id, "created_by": by}


def about(by: User | Actor, badge: Badge) -> dict[str, Any]:
    """The fields of an event about it."""
    return {
        "by": by if isinstance(by, Actor) else Actor.user(by.pk),
        "person_id": badge.person_id,
        "project_id": badge.project_id,
        "badge_id": badge.pk,
    }
