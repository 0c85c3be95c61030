"""The event bus: a domain announces upwards what happened, higher domains react.

Reactions run at once, in the publisher's transaction, lowest domain first, then in the order they
were declared. Each AppConfig imports its own `reactions` module.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.domains import DOMAINS, domain_of
from filrouge.shared.transactions import require_transaction


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, named in the past tense, holding ids only.

    Subclasses are frozen, keyword-only dataclasses in their domain's `events.py`.
    """

    by: Actor
    at: datetime = field(default_factory=clock.now)


E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Reaction:
    event_type: type[Event]
    function: Callable[..., None]

    @property
    def domain(self) -> str:
        return domain_of(self.function.__module__)

    @property
    def name(self) -> str:
        return f"{self.function.__module__}.{self.function.__qualname__}"


_reactions: list[Reaction] = []
_held: ContextVar[bool] = ContextVar("held", default=False)


def on(event_type: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Registers a reaction to this event and to those that derive from it (`Event`: to all)."""

    def register(function: Callable[[E], None]) -> Callable[[E], None]:
        reaction = Reaction(event_type, function)
        if any(reaction.name == other.name for other in _reactions):
            raise ValueError(f"{reaction.name} is already registered; it would react twice.")
        _reactions.append(reaction)
        # The sort is stable: within a domain the order of declaration stays.
        _reactions.sort(key=lambda one: DOMAINS.index(one.domain))
        return function

    return register


def publish(event: Event) -> None:
    """Raises OutsideTransaction; whatever a reaction raises undoes the change as well."""
    require_transaction(f"Publishing {type(event).__name__}")
    if _held.get():
        return
    for reaction in reactions_to(type(event)):
        reaction.function(event)


@contextmanager
def held_back() -> Iterator[None]:
    """Nobody is told of what happens in the block: the caller announces one event that stands for all of
    it, as 10,000 lines of one list are one event and not 30,000."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def reactions_to(event_type: type[Event]) -> list[Reaction]:
    return [reaction for reaction in _reactions if issubclass(event_type, reaction.event_type)]


def registered() -> list[Reaction]:
    return list(_reactions)
