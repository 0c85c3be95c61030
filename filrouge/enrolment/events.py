"""What enrolment announces. Ids only; `person_id` and `project_id` on all that concern someone."""

from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class CandidacyEvent(Event):
    """Something happened to someone's candidacy: subscribe to this one to hear of them all."""

    person_id: UUID
    project_id: int
    candidacy_id: UUID


@dataclass(frozen=True, kw_only=True)
class CandidacyOpened(CandidacyEvent):
    organisation_id: int
