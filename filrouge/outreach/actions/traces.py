"""What every event of outreach says."""

from typing import Any

from filrouge.accounts.models import User
from filrouge.outreach.models import Acquaintance, Encounter, Outing
from filrouge.shared.actors import Actor


def about(by: User, one: Outing | Encounter | Acquaintance) -> dict[str, Any]:
    return {
        "by": Actor.user(by.pk),
        "project_id": one.project_id,
        "organisation_id": one.organisation_id,
    }
