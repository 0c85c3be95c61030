"""Handing a message to its provider: once, whatever dies on the way.

The row stays locked from before the provider is called until what it answered is written. A worker that dies
lets go of the lock, and the message is handed again under the same key: a provider that knows keys sends it
once, a mail program shows it once.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit
from filrouge.shared.written import Given, written_update

from .enclosures import enclosed
from .events import MessageFailed
from .hours import Hours, hours_of
from .models import Message
from .providers import Attachment, Parcel, Refused, TryLater, can_carry, provider_of
from .queries import is_opted_out

MOST_TRIES = 5
# Keys of rows tell when they were made and do not leave: providers are given another one.
SENT_AS = UUID("5b0f8a52-6d52-4a35-9d3e-2f1c6f0b7a11")


class TooEarly(Exception):
    """The project writes to nobody at this hour: to be handed over from `until` on."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


def sent_as(message_id: UUID) -> UUID:
    return uuid5(SENT_AS, str(message_id))


def hand_over(message_id: UUID) -> int:
    """0 when it is over, else how many tries were made: to be tried again. As batch. Raises TooEarly."""
    message = Message.objects.waiting().select_for_update().filter(pk=message_id).first()
    if message is None:
        return 0
    if message.by_day and (until := too_early(message, hours_of(message.project_id))):
        raise TooEarly(until)
    opted_out = is_opted_out(message.channel, message.to)
    return write_down(message, carried(message, opted_out=opted_out))


def too_early(message: Message, hours: Hours) -> datetime | None:
    """Until when it waits, if it does. Once its hour has passed it waits no more: it is given up."""
    now = clock.now()
    if not message.by_day or is_past(message) or hours.allow(now):
        return None
    return hours.next_opening(now)


def is_past(message: Message) -> bool:
    return message.leaves_before is not None and message.leaves_before <= clock.now()


def carried(message: Message, *, opted_out: bool) -> str | Refused | TryLater:
    """What came of calling the provider: its reference, or why not. Asks the database for nothing, but to make what an
    e-mail encloses."""
    try:
        if opted_out:
            raise Refused(_("la personne a demandé à ne plus recevoir de messages à cette adresse"))
        if is_past(message):
            raise Refused(_("l’heure du rendez-vous est passée : le message serait faux"))
        if not can_carry(message.channel):
            raise TryLater(_("aucun prestataire de SMS n’est réglé"))
        return provider_of(message.channel)(parcel_of(message))
    except (Refused, TryLater) as failure:
        return failure


def parcel_of(message: Message) -> Parcel:
    return Parcel(
        key=str(sent_as(message.pk)),
        to=message.to,
        subject=message.subject,
        text=message.text,
        attachments=tuple(_attachments(message)),
    )


def _attachments(message: Message) -> Iterator[Attachment]:
    if message.calendar:
        yield Attachment("rendez-vous.ics", "text/calendar", message.calendar.encode())
    if message.recording and message.recording.content:
        kind = message.recording.kind
        yield Attachment(f"message.{kind.rpartition('/')[2]}", kind, message.recording.sound)
    if message.enclosure:
        yield enclosed(message.enclosure)


def write_down(message: Message, came: str | Refused | TryLater) -> int:
    """0 when it is over, else how many tries were made."""
    if isinstance(came, Refused):
        return _give_up(message, str(came))
    if isinstance(came, TryLater):
        if message.tries + 1 >= MOST_TRIES:
            return _give_up(message, str(came))
        _note(message, trouble=str(came))
        return message.tries + 1
    must_hit(_sent(id=message.pk, at=clock.now(), reference=came))
    return 0


@written_update
def _sent() -> tuple[QuerySet[Message], dict[str, Any]]:
    """Ten thousand in a row, the eve of a day of meetings."""
    facts = {"tries": F("tries") + 1, "sent_at": Given("at"), "trouble": "", "reference": Given("reference")}
    return Message.objects.filter(pk=Given("id")), facts


def _give_up(message: Message, trouble: str) -> int:
    _note(message, failed_at=clock.now(), trouble=trouble)
    publish(
        MessageFailed(
            by=Actor.job("messaging.send"),
            message_id=message.pk,
            person_id=message.person_id,
            project_id=message.project_id,
        )
    )
    return 0


def _note(message: Message, **facts: object) -> None:
    must_hit(Message.objects.filter(pk=message.pk).update(tries=message.tries + 1, **facts))
