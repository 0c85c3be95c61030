import http.client
from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail import send_mail
from django.utils.translation import gettext as _
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from filrouge.privacy.roles import batch
from filrouge.shared import clock
from filrouge.shared.jobs import defer

from . import deliveries, groups, incoming, outgoing
from .models import Delivery, KeptAnswer, Message, ProviderNews
from .outgoing import TooEarly
from .sending import AddressRefused, send

MINUTES_BETWEEN_TRIES = (1, 5, 15, 60, 120, 240, 480, 720, 1440)
MINUTES_BETWEEN_MESSAGES = (1, 5, 30, 120)
ANSWERS_KEPT = timedelta(hours=24)
WORDS_KEPT = timedelta(days=90)
OK = range(200, 300)


class NotDelivered(Exception):
    """To be tried again. Says how many tries were made, and nothing of what was answered."""

    def __init__(self, tries: int) -> None:
        super().__init__(tries)
        self.tries = tries


class GrowingDelays(BaseRetryStrategy):
    minutes: tuple[int, ...] = MINUTES_BETWEEN_TRIES

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not isinstance(exception, NotDelivered):
            return None
        wait = self.minutes[min(exception.tries, len(self.minutes)) - 1]
        return RetryDecision(retry_in={"minutes": wait})


class DelaysOfMessages(GrowingDelays):
    """Shorter: a reminder that comes two days late is worse than a telephone call."""

    minutes: tuple[int, ...] = MINUTES_BETWEEN_MESSAGES

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, TooEarly):
            return RetryDecision(retry_at=exception.until)
        return super().get_retry_decision(exception=exception, job=job)


@app.task(name="messaging.spread", queue="messaging")
@batch(reason="whom to tell of an event does not depend on who caused it")
def spread(event_id: str, event_name: str, **facts: int | str) -> None:
    for delivery_id in deliveries.make_deliveries(UUID(event_id), event_name, facts):
        defer("messaging.deliver", delivery_id=delivery_id)


@app.task(name="messaging.deliver", queue="messaging", retry=GrowingDelays())
def deliver(delivery_id: str) -> None:
    """No transaction is held while the other system answers."""
    delivery = _on_its_way(delivery_id)
    if delivery is None:
        return
    answer, delivered = _try(delivery)
    given_up = _note_answer(delivery, answer, delivered)
    if not (delivered or given_up):
        raise NotDelivered(delivery.tries + 1)


@app.task(name="messaging.warn_managers", queue="messaging", retry=3)
def warn_managers(delivery_id: str) -> None:
    to, (subject, text) = _warning(delivery_id)
    for address in to:
        send_mail(subject, text, None, [address])


@app.task(name="messaging.send", queue="messages", retry=DelaysOfMessages())
def send_one(message_id: str) -> None:
    """What was tried is written before the failure is told to the queue."""
    tries = _hand_over(message_id)
    if tries:
        raise NotDelivered(tries)


@app.task(name="messaging.send_many", queue="messages", retry=DelaysOfMessages())
def send_many(message_ids: list[str]) -> None:
    """Group after group; what a group became is written before the next one is called."""
    tries, waits = 0, list[datetime]()
    for group in _groups(message_ids):
        tried, until = _hand_over_group(group)
        tries = max(tries, tried)
        waits += [until] if until else []
    if tries:
        raise NotDelivered(tries)
    if waits:
        raise TooEarly(min(waits))


@app.task(name="messaging.read_news", queue="messaging", retry=3)
@batch(reason="which message an answer is about is found among those of every team")
def read_news(news_id: str) -> None:
    incoming.read_news(UUID(news_id))


@app.periodic(cron="25 3 * * *")
@app.task(name="messaging.forget_words", queue="messaging")
@batch(reason="addresses and words of messages are erased after 90 days, whoever sent them")
def forget_words(timestamp: int) -> None:
    """That a message was sent, when and why, stays."""
    old = Message.objects.to_forget(clock.now() - WORDS_KEPT)
    words = dict.fromkeys(("to", "subject", "text", "calendar", "enclosure", "reference", "to_digest"), "")
    old.update(**words, forgotten_at=clock.now())
    ProviderNews.objects.filter(received_at__lt=clock.now() - WORDS_KEPT).delete()


@app.periodic(cron="17 * * * *")
@app.task(name="messaging.forget_answers", queue="messaging")
@batch(reason="answers kept for programs are deleted after a day, whosever they are")
def forget_answers(timestamp: int) -> None:
    KeptAnswer.objects.filter(created_at__lt=clock.now() - ANSWERS_KEPT).delete()


@batch(reason="the web role may not read what is on its way to other systems")
def _on_its_way(delivery_id: str) -> Delivery | None:
    return deliveries.on_its_way(UUID(delivery_id))


@batch(reason="the web role may not write what other systems answered")
def _note_answer(delivery: Delivery, answer: str, delivered: bool) -> bool:
    given_up = deliveries.note_answer(delivery, answer=answer, delivered=delivered)
    if given_up:
        defer("messaging.warn_managers", delivery_id=delivery.pk)
    return given_up


@batch(reason="the web role may not read what is on its way to other systems")
def _warning(delivery_id: str) -> tuple[list[str], tuple[str, str]]:
    delivery = Delivery.objects.select_related("webhook").get(pk=delivery_id)
    return deliveries.those_to_warn(delivery), deliveries.warning_of(delivery)


@batch(reason="what became of a message is written by the job that carries it, never by who asked")
def _hand_over(message_id: str) -> int:
    return outgoing.hand_over(UUID(message_id))


@batch(reason="messages are handed over by small groups, whoever asked for them")
def _groups(message_ids: list[str]) -> list[list[UUID]]:
    return list(groups.groups_of([UUID(one) for one in message_ids]))


@batch(reason="what became of many messages is written by the job that carries them, never by who asked")
def _hand_over_group(message_ids: list[UUID]) -> tuple[int, datetime | None]:
    return groups.hand_over_group(message_ids)


def _try(delivery: Delivery) -> tuple[str, bool]:
    """What to show of the answer (never its text), and whether it was heard."""
    webhook = delivery.webhook
    try:
        status = send(webhook.url, secret=webhook.secret, body=deliveries.message_of(delivery))
    except AddressRefused as refused:
        return str(refused), False
    except TimeoutError:
        return _("pas de réponse en 5 secondes"), False
    except (OSError, http.client.HTTPException) as error:
        return _("connexion impossible (%(kind)s)") % {"kind": type(error).__name__}, False
    return f"HTTP {status}", status in OK
