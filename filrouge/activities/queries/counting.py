"""How many have a place and how many wait, people of other teams included: a number, never who."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.transactions import current_connection


@dataclass(frozen=True)
class Counts:
    enrolled: int = 0
    waiting: int = 0


def counts_of(activities: Sequence[UUID]) -> dict[UUID, Counts]:
    """Of those that the asker's projects offer."""
    if not activities:
        return {}
    with current_connection().cursor() as cursor:
        cursor.execute("SELECT * FROM activity_counts(%s)", [list(activities)])
        return {pk: Counts(enrolled, waiting) for pk, enrolled, waiting in cursor.fetchall()}
