"""What commissions announce. Ids only; nothing says what was said or decided."""

from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class MeetingCalled(Event):
    """A day is set: those who come are told."""

    project_id: int
    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class MinutesApproved(Event):
    """What was decided is sent to those who came, as each may see it."""

    project_id: int
    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseEvent(Event):
    person_id: UUID
    project_id: int
    case_id: UUID


@dataclass(frozen=True, kw_only=True)
class CasePut(CaseEvent):
    """Her situation is on the agenda of a meeting."""


@dataclass(frozen=True, kw_only=True)
class CaseAgreed(CaseEvent):
    """She was told, and agreed to what is said and to whom."""


@dataclass(frozen=True, kw_only=True)
class CaseLeft(CaseEvent):
    """It is no longer on the agenda; or she took her agreement back (`by_person`)."""

    by_person: bool


@dataclass(frozen=True, kw_only=True)
class CaseLookedAt(CaseEvent):
    """Members looked at it; what they decided is to be told to her."""


@dataclass(frozen=True, kw_only=True)
class CaseLearned(CaseEvent):
    """She knows what was decided."""
