"""What goes with an e-mail beside its words, made at the moment it leaves: nothing of it is kept here, and what may not
be said any more by then does not leave. Higher domains say how, in their own `enclosures.py`."""

from collections.abc import Callable
from uuid import UUID

from .providers import Attachment

Maker = Callable[[UUID], Attachment]
_makers: dict[str, Maker] = {}


def encloses(kind: str) -> Callable[[Maker], Maker]:
    """Declare what makes « kind:key », from its key. As batch; it may raise Refused, its text is shown to the team."""

    def declare(maker: Maker) -> Maker:
        _makers[kind] = maker
        return maker

    return declare


def enclosed(name: str) -> Attachment:
    """Raises Refused."""
    kind, _separator, key = name.partition(":")
    return _makers[kind](UUID(key))
