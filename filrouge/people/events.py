from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonOpened(Event):
    """One file was opened."""

    person_id: UUID
    project_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class PeopleOpened(Event):
    """A whole list at once: one event, so that what follows it is done once, set-wise."""

    person_ids: tuple[UUID, ...]
    project_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    """Identity, ways to reach her or languages."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProtectionChanged(Event):
    person_id: UUID
    project_id: int | None


@dataclass(frozen=True, kw_only=True)
class AgreementGiven(Event):
    person_id: UUID
    project_id: int | None
    agreement_id: UUID
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class AgreementWithdrawn(Event):
    person_id: UUID
    project_id: int | None
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class EmergencyAccessTaken(Event):
    person_id: UUID
    project_id: int


@dataclass(frozen=True, kw_only=True)
class PeopleMerged(Event):
    """Two files became one: what named `gone_id` names `person_id` from now on."""

    person_id: UUID
    gone_id: UUID
    merge_id: UUID


@dataclass(frozen=True, kw_only=True)
class MergeUndone(Event):
    """The file `gone_id` is back with its own rows; what was noted since stays with `person_id`."""

    person_id: UUID
    gone_id: UUID
    merge_id: UUID
