"""What telephones announce. Ids only."""

from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class DeviceRegistered(Event):
    device_id: UUID
    user_id: int


@dataclass(frozen=True, kw_only=True)
class DeviceWipeAsked(Event):
    device_id: UUID
    user_id: int


@dataclass(frozen=True, kw_only=True)
class DeviceExtended(Event):
    """It stays readable longer without contact, for a trip."""

    device_id: UUID
    user_id: int


@dataclass(frozen=True, kw_only=True)
class OperationHeld(Event):
    """Its author may no longer write this: it waits for the coordination of the project."""

    operation_id: UUID
    project_id: int | None


@dataclass(frozen=True, kw_only=True)
class OperationHanded(Event):
    """The coordination gave it to someone who may write it."""

    operation_id: UUID
    user_id: int
