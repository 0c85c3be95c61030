"""Handing a message to its provider: once, whatever dies on the way.

The row stays locked from before the provider is called until what it answered is written. A worker that dies
lets go of the lock, and the message is handed again under the same key: a provider that knows keys sends it
once, a mail program shows it once.
"""

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit

from .events import MessageFailed
from .models import Message
from .providers import Parcel, Refused, TryLater, can_carry, provider_of
from .queries import is_opted_out

MOST_TRIES = 5
# Keys of rows tell when they were made and do not leave: providers are given another one.
SENT_AS = UUID("5b0f8a52-6d52-4a35-9d3e-2f1c6f0b7a11")


def hand_over(message_id: UUID) -> int:
    """0 when it is over, else how many tries were made: to be tried again. As batch."""
    message = Message.objects.waiting().select_for_update().filter(pk=message_id).first()
    if message is None:
        return 0
    try:
        reference = _carry(message)
    except Refused as refused:
        return _give_up(message, str(refused))
    except TryLater as failure:
        if message.tries + 1 >= MOST_TRIES:
            return _give_up(message, str(failure))
        _note(message, trouble=str(failure))
        return message.tries + 1
    _note(message, sent_at=clock.now(), trouble="", reference=reference)
    return 0


def _carry(message: Message) -> str:
    if is_opted_out(message.channel, message.to):
        raise Refused(_("la personne a demandé à ne plus recevoir de messages à cette adresse"))
    if not can_carry(message.channel):
        raise TryLater(_("aucun prestataire de SMS n’est réglé"))
    parcel = Parcel(
        key=str(uuid5(SENT_AS, str(message.pk))), to=message.to, subject=message.subject, text=message.text
    )
    return provider_of(message.channel)(parcel)


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
