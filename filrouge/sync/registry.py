"""What a telephone may ask, and what it carries away: each domain says it in its `offline.py`.

    @handler("pathways.contact", schema=1, label=_("Contact"))
    def contact(by: User, asked: Asked) -> Outcome: …

A handler calls one action. It returns Applied, Refused (with a sentence for the author) or Conflicted. What it
raises is understood too: PermissionDenied sends the operation to the coordinator's inbox, ValidationError
refuses it, anything else leaves it stored, to be tried again. It may run more than once, never twice to the end.
What all the operations of one exchange need is looked up once, by `prepare` or `Asked.once`; what some tens of them
have in common to write may be left in `Asked.seen`, for `finish` to write at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.utils.functional import Promise

from filrouge.accounts.models import User

T = TypeVar("T")
Payload = dict[str, Any]
Upgrade = Callable[[Payload], Payload]


@dataclass(frozen=True)
class Asked:
    """One operation, as its handler receives it.

    `at`: when it was noted, by the server's clock. `row_id`: the row made by the first operation of the record.
    `changes`: field → (what the telephone knew, what it wants), choices of settled conflicts included.
    `seen`: what the handlers of one exchange looked up already; it lasts no longer.
    """

    client_id: str
    person_id: UUID | None
    project_id: int | None
    at: datetime
    payload: Payload
    base: str = ""
    row_id: UUID | None = None
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    seen: dict[Any, Any] = field(default_factory=dict)

    def once(self, key: Any, look: Callable[[], T]) -> T:
        """Five hundred encounters of one outing look for it once."""
        if key not in self.seen:
            self.seen[key] = look()
        return self.seen[key]


@dataclass(frozen=True)
class Applied:
    """`row_id`: the row made or changed; `version`: what it is now, for later corrections."""

    row_id: UUID | None = None
    version: str = ""


@dataclass(frozen=True)
class Refused:
    reason: str | Promise


@dataclass(frozen=True)
class Disagreement:
    """Both wanted another value than the one they knew: a human chooses. `joined`: both values kept together,
    for what can be (a text after another, two lists in one)."""

    field: str
    label: str | Promise
    mine: Any
    theirs: Any
    joined: Any = None


@dataclass(frozen=True)
class Conflicted:
    """`by`, `at`: who wrote the values already there, and when, as far as it is known."""

    fields: tuple[Disagreement, ...]
    by: int | None = None
    at: datetime | None = None


Outcome = Applied | Refused | Conflicted
Apply = Callable[[User, Asked], Outcome]
Told = Callable[[Asked], list[tuple[str, str]]]
Said = Callable[[str, Any], str]
Prepare = Callable[[User, Sequence[Asked]], None]
Finish = Callable[[User, dict[Any, Any]], None]


@dataclass(frozen=True)
class Handler:
    """`upgrades`: older schema → how its payload is written in the next one, kept for 12 months at least.
    `settles`: it is about other operations, which may go on once it is applied."""

    kind: str
    schema: int
    label: str | Promise
    apply: Apply
    tell: Told | None = None
    say: Said | None = None
    prepare: Prepare | None = None
    finish: Finish | None = None
    settles: bool = False
    upgrades: Mapping[int, Upgrade] = field(default_factory=dict)

    def reads(self, schema: int) -> bool:
        return schema == self.schema or schema in self.upgrades

    def upgraded(self, payload: Payload, schema: int) -> Payload:
        for older in range(schema, self.schema):
            payload = self.upgrades[older](payload)
        return payload


@dataclass(frozen=True)
class Part:
    """One part of what a telephone carries away; `people`: whose facts are in it, for the journal."""

    data: Any
    people: frozenset[UUID] = frozenset()


Carry = Callable[[User], Part]

_handlers: dict[str, Handler] = {}
_parts: dict[str, Carry] = {}


def handler(
    kind: str,
    *,
    schema: int,
    label: str | Promise,
    tell: Told | None = None,
    say: Said | None = None,
    prepare: Prepare | None = None,
    finish: Finish | None = None,
    settles: bool = False,
    upgrades: Mapping[int, Upgrade] | None = None,
) -> Callable[[Apply], Apply]:
    """`tell` says an operation in words (label, value) to whoever takes it up in its author's place; `say`, one
    value of one field, to whoever chooses between two. `prepare` is given all those of one exchange before the
    first runs, and leaves what it found in `Asked.seen`; without it, each looks for itself. `finish` writes what
    those that just ran left there, and takes it away; what it raises undoes them."""

    def register(apply: Apply) -> Apply:
        if kind in _handlers:
            raise ValueError(f"{kind} already has a handler")
        _handlers[kind] = Handler(
            kind, schema, label, apply, tell, say, prepare, finish, settles, upgrades or {}
        )
        return apply

    return register


def handler_of(kind: str) -> Handler | None:
    return _handlers.get(kind)


def carried(name: str) -> Callable[[Carry], Carry]:
    """Declare a part of the packet. Need-to-know categories never leave with a telephone."""

    def register(carry: Carry) -> Carry:
        if name in _parts:
            raise ValueError(f"{name} is already carried")
        _parts[name] = carry
        return carry

    return register


def parts() -> Iterable[tuple[str, Carry]]:
    return _parts.items()
