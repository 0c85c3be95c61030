from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from uuid import UUID

from filrouge.shared.actors import Actor
from filrouge.shared.events import Event, on
from filrouge.shared.ids import uuid7
from filrouge.shared.jobs import defer

from .catalogue import TOLD
from .interest import is_wanted


@on(Event)
def tell_other_systems(event: Event) -> None:
    """Whom to tell asks for more than the rights of who acted: a job finds them."""
    name = type(event).__name__
    if name in TOLD and getattr(event, "person_id", None) and is_wanted(name):
        defer("messaging.spread", event_id=uuid7(), event_name=name, **facts_of(event))


def facts_of(event: Event) -> dict[str, int | str]:
    """The ids and dates of an event, as a job may carry them."""
    held = {field.name: getattr(event, field.name) for field in fields(event)}
    return {name: _plain(value) for name, value in held.items() if value is not None}


def _plain(value: object) -> int | str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, int):
        return value
    if isinstance(value, UUID | date | Actor | str):
        return value.isoformat() if isinstance(value, date) else str(value)
    raise TypeError(f"An event holds ids and dates, not {type(value).__name__}.")
