from dataclasses import dataclass

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class RoleGiven(Event):
    user_id: int
    organisation_id: int
    membership_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleEnded(Event):
    user_id: int
    organisation_id: int
    membership_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class ConsortiumJoined(Event):
    project_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class ConsortiumLeft(Event):
    project_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class SecondFactorRevoked(Event):
    user_id: int
