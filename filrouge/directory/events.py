from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class DirectoryImported(Event):
    """A published file is in. Services that left it are no longer published."""

    import_id: UUID
    gone: int


@dataclass(frozen=True, kw_only=True)
class KeyContactReplaced(Event):
    """Someone who opened doors has left; `successor_id` None while nobody is known."""

    project_id: int
    structure_id: UUID
    contact_id: UUID
    successor_id: UUID | None
