"""What higher domains know of a structure, said on its page: in a card of their own, sentences and where they lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from filrouge.accounts.models import User

from .models import Structure


@dataclass(frozen=True)
class Line:
    label: str
    url: str
    tag: str = ""


@dataclass(frozen=True)
class Card:
    """`lines`: what is known, said as `nothing` when there is none. `ways`: what may be done, « label, address »."""

    title: Any
    lines: Sequence[Line]
    nothing: Any
    ways: Sequence[tuple[str, str]]


Finder = Callable[[User, Structure], Card | None]
_finders: list[Finder] = []


def says_of_structure(find: Finder) -> Finder:
    """Registers what a higher domain says of a structure (its `beside.py`); None: nothing to this user."""
    _finders.append(find)
    return find


def beside_structure(user: User, structure: Structure) -> list[Card]:
    return [said for find in _finders if (said := find(user, structure))]
