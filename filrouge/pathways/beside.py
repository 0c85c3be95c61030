"""What higher domains know of a barrier or of a step, said beside it: a sentence, and where it leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .models import Pathway


@dataclass(frozen=True)
class Beside:
    """`about`: the barrier or the step. `kind`: of its tag."""

    about: UUID
    tag: str
    kind: str
    sentence: str
    url: str


Finder = Callable[[Pathway], Iterable[Beside]]
_finders: list[Finder] = []


def says_beside(find: Finder) -> Finder:
    """Registers what a higher domain says of everything on a path at once (its `beside.py`): one query each."""
    _finders.append(find)
    return find


def lay_beside(pathway: Pathway, rows: Iterable[Any]) -> None:
    """Each barrier or step of `rows` bears `beside`: what is said of it, for the template."""
    found = [one for find in _finders for one in find(pathway)]
    for row in rows:
        row.beside = [one for one in found if one.about == row.pk]
