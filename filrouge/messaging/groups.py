"""Handing many messages over: fast, and each still once.

SMS go by small groups: their rows stay locked while the provider is called for all of them at the same time, then
what it answered is written in one transaction. A worker that dies hands the same group again under the same
keys. E-mails, which no provider counts by key, go one by one: at most one of them is shown again.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from uuid import UUID

from filrouge.shared.batches import in_batches

from .hours import USUAL, hours_by_project
from .models import Message, OptOut
from .models.messages import Channel
from .outgoing import carried, too_early, write_down
from .providers import Refused, TryLater
from .recipients import digest_of

Came = str | Refused | TryLater
AT_ONCE = 25


def groups_of(message_ids: Sequence[UUID]) -> Iterator[list[UUID]]:
    """As batch."""
    waiting = Message.objects.waiting().filter(pk__in=message_ids).order_by("pk")
    known = dict(waiting.values_list("pk", "channel"))
    yield from in_batches((pk for pk, channel in known.items() if channel == Channel.SMS), AT_ONCE)
    yield from ([pk] for pk, channel in known.items() if channel != Channel.SMS)


def hand_over_group(message_ids: Sequence[UUID]) -> tuple[int, datetime | None]:
    """The most tries made by those to be tried again, 0 if none; and until when others wait. As batch."""
    rows = Message.objects.waiting().select_for_update(of=("self",)).select_related("recording")
    messages = list(rows.filter(pk__in=message_ids).order_by("pk"))
    hours = hours_by_project({message.project_id for message in messages if message.project_id})
    early = {
        message.pk: until
        for message in messages
        if (until := too_early(message, hours.get(message.project_id or 0, USUAL)))
    }
    leaving = [message for message in messages if message.pk not in early]
    opted_out = _opted_out(leaving)
    calls = [partial(carried, message, opted_out=message.pk in opted_out) for message in leaving]
    tries = 0
    if calls:
        came = _called(calls)
        tries = max(write_down(message, answer) for message, answer in zip(leaving, came, strict=True))
    return tries, min(early.values(), default=None)


def _called(calls: Sequence[Callable[[], Came]]) -> list[Came]:
    """All at the same time. One alone, as an e-mail is, in this transaction: it may make what it encloses."""
    if len(calls) == 1:
        return [calls[0]()]
    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(lambda call: call(), calls))


def _opted_out(messages: Sequence[Message]) -> set[UUID]:
    digests = {message.pk: digest_of(message.channel, message.to) for message in messages}
    refused = set(
        OptOut.objects.in_force().filter(digest__in=digests.values()).values_list("digest", flat=True)
    )
    return {pk for pk, digest in digests.items() if digest in refused}
