"""What the SMS provider says back, checked at the door, then read by a job.

    POST /messages/prestataire/
    Filrouge-Signature: t=<seconds>,v1=<HMAC-SHA256 of "<seconds>." and the body, with SMS_WEBHOOK_SECRET>
    {"type": "delivered" | "undelivered", "reference": "<theirs>", "id": "<our key>"}
    {"type": "reply", "reference": "<theirs>", "from": "+33612345678", "text": "…"}

The same reference told twice is kept once. Nothing of what is said changes an appointment by itself.
"""

import hmac
import json
import re
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit
from filrouge.shared.words import fold

from .actions.opt_outs import stop_writing
from .events import MessageFailed, ReplyReceived
from .models import Message, ProviderNews
from .models.messages import Channel
from .recipients import digest_of, normalised
from .sending import signature

Kind = ProviderNews.Kind
SECONDS_TO_ARRIVE = 300
LONGEST_REPLY = 1600  # ten SMS
ANSWERS_WITHIN = timedelta(days=14)  # later, nobody knows any more what is answered
STOP = frozenset({"stop", "arret"})
JOB = Actor.job("messaging.read_news")


class NotNews(Exception):
    """Not signed by the provider, too old, or not of this form. Its text is for whoever sets it up."""


def is_signed(header: str, content: bytes, at: float | None = None) -> bool:
    """By the provider, in the last five minutes."""
    found = re.fullmatch(r"t=(\d{1,12}),v1=[0-9a-f]{64}", header)
    if not (found and settings.SMS_WEBHOOK_SECRET):
        return False
    moment = int(found[1])
    if abs((at or time.time()) - moment) > SECONDS_TO_ARRIVE:
        return False
    return hmac.compare_digest(header, signature(settings.SMS_WEBHOOK_SECRET, content, moment))


def parsed(content: bytes) -> ProviderNews:
    """Not saved. Raises NotNews."""
    try:
        said = json.loads(content)
        kind, reference = Kind(said["type"]), str(said["reference"])
        key = UUID(str(said["id"])) if kind != Kind.REPLY else None
        sender = str(said["from"]) if kind == Kind.REPLY else ""
        text = str(said.get("text", ""))[:LONGEST_REPLY]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotNews("type, reference, then id or from and text") from error
    if not 0 < len(reference) <= 160:
        raise NotNews("reference: 1 to 160 characters")
    return ProviderNews(
        reference=reference,
        kind=kind,
        sent_as=key,
        sender=sender,
        text=text if kind == Kind.REPLY else "",
        received_at=clock.now(),
    )


def read_news(news_id: UUID) -> None:
    """Find the message and say what became of it. As batch. Read twice, it says nothing more."""
    news = ProviderNews.objects.select_for_update(of=("self",)).filter(pk=news_id, message=None).first()
    message = _message_of(news) if news else None
    if news is None or message is None:
        return
    _attach(news, message)
    acts: dict[str, Any] = {
        Kind.DELIVERED: _delivered,
        Kind.UNDELIVERED: _undelivered,
        Kind.REPLY: _replied,
    }
    acts[news.kind](news, message)


def _message_of(news: ProviderNews) -> Message | None:
    sent = Message.objects.select_for_update().filter(channel=Channel.SMS)
    if news.kind != Kind.REPLY:
        return sent.filter(sent_as=news.sent_as).first()
    try:
        digest = digest_of(Channel.SMS, normalised(Channel.SMS, news.sender))
    except ValidationError:
        return None
    recent = sent.filter(to_digest=digest, sent_at__gte=news.received_at - ANSWERS_WITHIN)
    return recent.order_by("-sent_at").first()


def _attach(news: ProviderNews, message: Message) -> None:
    values = {"message": message, "person": message.person_id, "project": message.project_id}
    must_hit(ProviderNews.objects.filter(pk=news.pk).update(**values))


def _delivered(news: ProviderNews, message: Message) -> None:
    if message.failed_at is None and message.delivered_at is None:
        must_hit(Message.objects.filter(pk=message.pk).update(delivered_at=news.received_at))


def _undelivered(news: ProviderNews, message: Message) -> None:
    if message.failed_at or message.delivered_at:
        return
    trouble = _("le téléphone ne l’a pas reçu : numéro à vérifier")
    must_hit(Message.objects.filter(pk=message.pk).update(failed_at=news.received_at, trouble=trouble))
    publish(MessageFailed(by=JOB, message_id=message.pk, **_about(message)))


def _replied(news: ProviderNews, message: Message) -> None:
    if fold(news.text) in STOP:
        stop_writing(by=None, channel=Channel.SMS, to=news.sender)
    publish(ReplyReceived(by=JOB, news_id=news.pk, message_id=message.pk, **_about(message)))


def _about(message: Message) -> dict[str, Any]:
    return {"person_id": message.person_id, "project_id": message.project_id}
