"""What many acts of one transaction would each do again, done once at its end."""

from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)

_gathered: ContextVar[dict[Callable[..., None], dict[Any, None]] | None] = ContextVar(
    "gathered", default=None
)


@contextmanager
def gathering() -> Iterator[None]:
    """What is given to `gathered` inside is done at the end of the block, once for all, in the order in which it
    came first. Nothing is done when the block raises."""
    waiting: dict[Callable[..., None], dict[Any, None]] = {}
    token = _gathered.set(waiting)
    try:
        yield
    finally:
        _gathered.reset(token)
    for do, keys in waiting.items():
        do(list(keys))


def gathered(do: Callable[[Collection[K]], None], keys: Collection[K]) -> None:
    """Do it for these keys: now, or at the end of the block around. An act undone meanwhile (its savepoint) leaves
    its keys: `do` must be harmless where nothing changed."""
    waiting = _gathered.get()
    if waiting is None:
        do(keys)
    else:
        waiting.setdefault(do, {}).update(dict.fromkeys(keys))
