"""Reminders of this week's meetings: most arrived, one did not, one person answered, one is to be called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from filrouge.messaging.actions.messages import complete
from filrouge.messaging.models import Message
from filrouge.messaging.phrases import Told, Wordings, spoken_by
from filrouge.pathways.models import Appointment, Reminder, Reply
from filrouge.shared import clock

from .files import File
from .world import World, key, moment

Kind, Way = Reminder.Kind, Reminder.Way


@dataclass(frozen=True)
class Sent:
    """`days`: how many days before the meeting. `trouble`: why it did not arrive."""

    given: str
    kind: str
    days: int
    to: str = ""
    trouble: str = ""
    answered: bool = False


TOLD = (
    Sent("Selam", Kind.DAY_BEFORE, 1, "+33639980005"),
    Sent("Yonas", Kind.DAY_BEFORE, 1, "+33639980006"),
    Sent("Rahma", Kind.DAY_BEFORE, 1, "+33639980007"),
    Sent("Khaled", Kind.DAY_BEFORE, 1, "+33639980012", answered=True),
    Sent(
        "Youssef",
        Kind.DAY_BEFORE,
        1,
        "+33639980010",
        trouble="le téléphone ne l’a pas reçu : numéro à vérifier",
    ),
    Sent("Goharik", Kind.TWO_DAYS, 2, "+33639980011"),
    Sent("Emal", Kind.TWO_DAYS, 2),  # does not read
)


def tell_reminders(world: World, files: Sequence[File]) -> None:
    """Before the rows are written: meetings are found among them."""
    wordings = Wordings.of(world.project.pk)
    by_name = {file.who.given: file for file in files}
    for sent in TOLD:
        file = by_name[sent.given]
        _tell(world, file, _meeting_of(world, file), sent, wordings)


def _meeting_of(world: World, file: File) -> Appointment:
    """The last one given, of which nobody knows the end yet."""
    meetings = [row for row in world.rows[Appointment] if row.person is file.person and not row.outcome]
    return meetings[-1]  # type: ignore[return-value]


def _tell(world: World, file: File, meeting: Appointment, sent: Sent, wordings: Wordings) -> None:
    at = min(
        moment(meeting.starts_at.astimezone(clock.PARIS).date() - timedelta(days=sent.days), 8, 3),
        clock.now() - timedelta(minutes=20),
    )
    language = spoken_by(file.who.languages)
    message = _message(world, file, meeting, sent, wordings.reminder(sent.kind, language, _said(meeting)), at)
    common = {"person": file.person, "project": world.project, "pathway": file.pathway, "created_at": at}
    world.add(
        Reminder(
            id=Reminder.key(meeting.pk, sent.kind, 0),
            appointment=meeting,
            kind=sent.kind,
            way=Way.SMS if message else Way.CALL,
            language=language,
            message=message,
            **common,
        )
    )
    if sent.answered:
        world.add(
            Reply(
                id=key(world.dice("reply", sent.given)),
                appointment=meeting,
                cannot_come=True,
                by_way=Reply.By.LINK,
                received_at=clock.now() - timedelta(minutes=12),
                **common,
            )
        )


def _said(meeting: Appointment) -> Told:
    return Told(meeting.starts_at, meeting.user.given_name if meeting.user else "", meeting.place)


def _message(
    world: World, file: File, meeting: Appointment, sent: Sent, text: str, at: datetime
) -> Message | None:
    if not sent.to:
        return None
    message = Message(
        id=Reminder.key(meeting.pk, sent.kind, 0),
        channel="sms",
        to=sent.to,
        text=text,
        purpose="rappel de rendez-vous",
        person=file.person,
        project=world.project,
        organisation=file.team.organisation,
        asked_at=at,
        tries=1,
        sent_at=at,
        delivered_at=None if sent.trouble else at + timedelta(seconds=9),
        failed_at=at + timedelta(minutes=6) if sent.trouble else None,
        trouble=sent.trouble,
        by_day=True,
        leaves_before=meeting.starts_at,
    )
    complete(message)
    return world.add(message)
