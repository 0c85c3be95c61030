"""What every row and every event about a situation bears."""

from typing import Any

from filrouge.accounts.models import User
from filrouge.commissions.models import Case
from filrouge.shared.actors import Actor


def of_case(case: Case, by: User) -> dict[str, Any]:
    """The columns of a row about it."""
    return {"case": case, "person_id": case.person_id, "project_id": case.project_id, "created_by": by}


def about(by: User, case: Case) -> dict[str, Any]:
    """The fields of an event about it."""
    return {
        "by": Actor.user(by.pk),
        "person_id": case.person_id,
        "project_id": case.project_id,
        "case_id": case.pk,
    }
