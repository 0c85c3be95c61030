"""Questions of duplicates, each side with its own file only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections

from filrouge.accounts.models import User
from filrouge.people.models import Person
from filrouge.shared.transactions import alias


@dataclass(frozen=True)
class Question:
    """`asked`: someone asks us about `person`. Otherwise we asked, and `answer` is what came back, or ''."""

    id: UUID
    person: Person
    asked: bool
    asked_at: datetime
    answered_at: datetime | None
    answer: str


def questions_for(user: User) -> list[Question]:
    """Latest first."""
    with connections[alias.get()].cursor() as cursor:
        cursor.execute("SELECT id, person_id, asked, asked_at, answered_at, answer FROM questions_for_me()")
        rows = cursor.fetchall()
    people = Person.objects.visible_to(user).in_bulk([row[1] for row in rows])
    return [Question(row[0], people[row[1]], *row[2:]) for row in rows if row[1] in people]
