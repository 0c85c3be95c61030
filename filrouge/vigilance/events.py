from dataclasses import dataclass
from datetime import date
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class AlertHandled(Event):
    alert_id: UUID
    person_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class AlertPostponed(Event):
    alert_id: UUID
    person_id: UUID | None
    until: date
