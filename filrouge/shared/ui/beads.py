"""Who knows what of a path: each domain registers, in its `thread.py`, the function that gives its beads."""

from collections.abc import Callable
from uuid import UUID

from .thread import Bead

Giver = Callable[[UUID, int | None], list[Bead]]

_givers: list[Giver] = []


def register_thread(giver: Giver) -> Giver:
    """`giver(person_id, project_id)`: one query for each kind of fact; every project when it is None."""
    if giver not in _givers:
        _givers.append(giver)
    return giver


def beads_of(person_id: UUID, project_id: int | None = None) -> list[Bead]:
    """What every domain knows of this path, within the asker's reach, oldest first."""
    beads = [bead for giver in _givers for bead in giver(person_id, project_id)]
    return sorted(beads, key=lambda bead: bead.at)
