from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class LinkRenewed(Event):
    """Someone asked again for an expired link: whoever sends links sends `link_id` to its own address."""

    link_id: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class FileErased(Event):
    """What was kept of a person is erased, as the registry of personal data says."""

    person_id: UUID
    erasure_id: UUID
