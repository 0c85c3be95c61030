from dataclasses import dataclass
from datetime import date
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class AlertHandled(Event):
    """`level`: what a grant must open to know of this alert."""

    alert_id: UUID
    person_id: UUID | None
    project_id: int
    level: int


@dataclass(frozen=True, kw_only=True)
class AlertPostponed(Event):
    """`level`: what a grant must open to know of this alert."""

    alert_id: UUID
    person_id: UUID | None
    project_id: int
    level: int
    until: date


@dataclass(frozen=True, kw_only=True)
class AlertEscalated(Event):
    """The coordination was asked for help about an alert."""

    alert_id: UUID
    escalation_id: UUID
    person_id: UUID | None
    project_id: int


@dataclass(frozen=True, kw_only=True)
class EscalationAnswered(Event):
    alert_id: UUID
    escalation_id: UUID
    person_id: UUID | None
    project_id: int


@dataclass(frozen=True, kw_only=True)
class RuleSet(Event):
    """A project chose when one rule speaks, or whether it does."""

    rule: str
    project_id: int
