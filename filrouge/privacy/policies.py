"""Rights over the mechanisms of trust. Reach is the database's; these say what one may do."""

from uuid import UUID

from filrouge.accounts.models import User
from filrouge.shared.transactions import current_connection


def can_answer_for(user: User, person_id: UUID) -> bool:
    """The data protection officer of an organisation in charge of this person, in the current context."""
    return user.is_active and _true("SELECT fr_officer_for(%s)", person_id)


def can_export(user: User, person_id: UUID) -> bool:
    """Whoever is in charge of her file in a project hands her a copy (RGPD, art. 15 and 20). An emergency access
    opens a file to be read, not to be taken away: no copy as long as it lasts."""
    return user.is_active and _true("SELECT fr_may_copy(%s)", person_id)


def _true(question: str, person_id: UUID) -> bool:
    with current_connection().cursor() as cursor:
        cursor.execute(question, [person_id])
        row = cursor.fetchone()
    return bool(row and row[0])
