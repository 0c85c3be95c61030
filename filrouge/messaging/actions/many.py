"""Thousands of messages at once: the rules of `send_message`, asked of all together. As batch only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.functional import Promise

from filrouge.accounts.models import Organisation, Project
from filrouge.messaging.events import MessageAsked
from filrouge.messaging.models import Message, OptOut
from filrouge.messaging.models.messages import Channel
from filrouge.messaging.providers import can_carry
from filrouge.messaging.queries import texts_this_month
from filrouge.messaging.recipients import normalised
from filrouge.messaging.texts import MOST_PARTS, as_texted
from filrouge.messaging.wording import NEUTRAL_SUBJECT, telltales
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.batches import in_batches
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer

from .messages import NO_PROVIDER, NOT_DISCREET, OPTED_OUT, OVER, TOO_LONG, complete

IDS_IN_A_JOB = 200


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One message to ask for. `id` is always the same for the same message: asked again, it is not sent again.

    `discreet`: someone else may see it there, so nothing in it may say who writes.
    """

    id: UUID
    channel: str
    to: str
    text: str
    purpose: str
    person_id: UUID
    project_id: int
    organisation_id: int
    discreet: bool = False
    leaves_before: datetime | None = None
    recording_id: UUID | None = None


def send_messages(*, by: Actor, drafts: Sequence[Draft]) -> dict[UUID, str]:
    """Ask for them all, by day only. Returns those that cannot leave: id → why, in a sentence to show."""
    refused: dict[UUID, str] = {}
    asked: list[Message] = []
    rules = _Rules(drafts)
    for draft in drafts:
        try:
            asked.append(rules.checked(draft))
        except ValidationError as error:
            refused[draft.id] = " ".join(error.messages)
    new = _unknown(asked)
    Message.objects.bulk_create(new)
    for ids in in_batches([message.pk for message in new], IDS_IN_A_JOB):
        defer("messaging.send_many", message_ids=ids)
    for message in new:
        publish(
            MessageAsked(
                by=by, message_id=message.pk, person_id=message.person_id, project_id=message.project_id
            )
        )
    return refused


def _unknown(messages: Sequence[Message]) -> list[Message]:
    known = set(Message.objects.filter(pk__in=[one.pk for one in messages]).values_list("pk", flat=True))
    return [one for one in messages if one.pk not in known]


class _Rules:
    """What the drafts are held against, read once for all of them; the SMS of the month are counted along."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.projects = Project.objects.in_bulk({draft.project_id for draft in drafts})
        self.left = {pk: one.texts_per_month - texts_this_month(one) for pk, one in self.projects.items()}
        self.messages: dict[UUID, Message] = {}
        self.wrong: dict[UUID, ValidationError] = {}
        for draft in drafts:
            try:
                self.messages[draft.id] = _message(draft)
            except ValidationError as error:
                self.wrong[draft.id] = error
        digests = [message.to_digest for message in self.messages.values()]
        in_force = OptOut.objects.in_force().filter(digest__in=digests)
        self.opted_out = set(in_force.values_list("digest", flat=True))
        self.names = _names(drafts, self.projects)

    def checked(self, draft: Draft) -> Message:
        """Raises ValidationError with the reason why it cannot leave."""
        if draft.id in self.wrong:
            raise self.wrong[draft.id]
        message = self.messages[draft.id]
        if why := self._refusal(draft, message):
            raise ValidationError(str(why))
        self.left[draft.project_id] -= message.parts
        return message

    def _refusal(self, draft: Draft, message: Message) -> str | Promise:
        if not can_carry(draft.channel):
            return NO_PROVIDER
        if message.to_digest in self.opted_out:
            return OPTED_OUT
        if message.parts > MOST_PARTS:
            return TOO_LONG % {"parts": message.parts, "most": MOST_PARTS}
        if draft.discreet and (said := telltales(message.text, self.names[draft.project_id])):
            return NOT_DISCREET % {"said": ", ".join(said)}
        if message.parts > self.left[draft.project_id]:
            return OVER % {"most": self.projects[draft.project_id].texts_per_month}
        return ""


def _message(draft: Draft) -> Message:
    message = Message(
        id=draft.id,
        channel=draft.channel,
        to=normalised(draft.channel, draft.to),
        subject=str(NEUTRAL_SUBJECT) if draft.channel == Channel.MAIL else "",
        text=as_texted(draft.text) if draft.channel == Channel.SMS else draft.text.strip(),
        purpose=draft.purpose,
        person_id=draft.person_id,
        project_id=draft.project_id,
        organisation_id=draft.organisation_id,
        asked_at=clock.now(),
        by_day=True,
        leaves_before=draft.leaves_before,
        recording_id=draft.recording_id,
    )
    complete(message)
    return message


def _names(drafts: Sequence[Draft], projects: dict[int, Project]) -> dict[int, set[str]]:
    """Project → the names that would say who writes: its own, and those of the organisations writing for it."""
    writing: dict[int, set[int]] = defaultdict(set)
    for draft in drafts:
        writing[draft.project_id].add(draft.organisation_id)
    organisations = Organisation.objects.in_bulk({pk for ids in writing.values() for pk in ids})
    return {
        pk: {project.name, *(organisations[one].name for one in writing[pk])}
        for pk, project in projects.items()
    }
