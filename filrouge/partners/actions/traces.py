"""What every row and every event about a referral bears."""

from typing import Any

from filrouge.accounts.models import User
from filrouge.partners.models import Referral
from filrouge.shared.actors import Actor


def of_referral(referral: Referral, by: User | None) -> dict[str, Any]:
    """The columns of a row about it."""
    return {"person_id": referral.person_id, "project_id": referral.project_id, "created_by": by}


def about(by: Actor, referral: Referral) -> dict[str, Any]:
    """The fields of an event about it."""
    return {
        "by": by,
        "person_id": referral.person_id,
        "project_id": referral.project_id,
        "referral_id": referral.pk,
    }
