"""What the link of a sender may read: days and stages the person agreed to, through SQL functions alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connections

from filrouge.accounts.models import Project
from filrouge.outreach.models import OrientationAnswer, SenderWord, Told
from filrouge.shared.transactions import alias


@dataclass(frozen=True)
class Followed:
    """Dates are None when there is nothing to say, or nothing the person agreed to."""

    project: Project
    received_at: datetime
    answer_by: date
    taken: bool
    tells: Sequence[str]
    met_on: date | None
    entered_on: date | None
    answer: OrientationAnswer | None
    words: Sequence[SenderWord]

    @property
    def tells_answer(self) -> bool:
        return Told.ANSWER in self.tells


def followed() -> Followed | None:
    """Of the link that asks. None when it leads to nothing any more: what it was about is erased."""
    with connections[alias.get()].cursor() as cursor:
        cursor.execute("SELECT * FROM followed_orientation()")
        row = cursor.fetchone()
    if row is None:
        return None
    project_id, received_at, answer_by, taken, tells, met_on, entered_on = row
    answers = list(OrientationAnswer.objects.raw("SELECT * FROM followed_answer()"))
    return Followed(
        project=Project.objects.get(pk=project_id),
        received_at=received_at,
        answer_by=answer_by,
        taken=taken,
        tells=tells,
        met_on=met_on,
        entered_on=entered_on,
        answer=answers[0] if answers else None,
        words=list(SenderWord.objects.raw("SELECT * FROM followed_words()")),
    )
