from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class MessageAsked(Event):
    """An SMS or an e-mail is on its way. `person_id`: whom it is about, if anyone accompanied."""

    message_id: UUID
    person_id: UUID | None
    project_id: int | None


@dataclass(frozen=True, kw_only=True)
class MessageFailed(Event):
    """It was given up: someone has to reach the person in another way."""

    message_id: UUID
    person_id: UUID | None
    project_id: int | None


@dataclass(frozen=True, kw_only=True)
class ReplyReceived(Event):
    """Someone answered an SMS. What she says is read by her team; it changes nothing by itself."""

    news_id: UUID
    message_id: UUID
    person_id: UUID | None
    project_id: int | None
