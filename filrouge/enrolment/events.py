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


@dataclass(frozen=True, kw_only=True)
class CriterionAnswered(CandidacyEvent):
    """Which one stays in the file: the answer may be need to know."""


@dataclass(frozen=True, kw_only=True)
class FirstMeetingHeld(CandidacyEvent):
    first_meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class MotivationNoted(CandidacyEvent):
    motivation_id: UUID


@dataclass(frozen=True, kw_only=True)
class PresenceNoted(CandidacyEvent):
    presence_id: UUID


@dataclass(frozen=True, kw_only=True)
class CandidateFollowedUp(CandidacyEvent):
    follow_up_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentSigned(CandidacyEvent):
    commitment_id: UUID


@dataclass(frozen=True, kw_only=True)
class GuardianSigned(CandidacyEvent):
    commitment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CandidacyWaiting(CandidacyEvent):
    waiting_id: UUID


@dataclass(frozen=True, kw_only=True)
class WaitingEnded(CandidacyEvent):
    waiting_id: UUID


@dataclass(frozen=True, kw_only=True)
class CandidacyRefused(CandidacyEvent):
    refusal_id: UUID


@dataclass(frozen=True, kw_only=True)
class CandidacyAbandoned(CandidacyEvent):
    abandonment_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonEntered(CandidacyEvent):
    """The path begins."""

    entry_id: UUID
    pathway_id: UUID


@dataclass(frozen=True, kw_only=True)
class EvidenceLaid(CandidacyEvent):
    """A copy a funder requires went to the safe."""

    deposit_id: UUID


@dataclass(frozen=True, kw_only=True)
class EnrolmentChanged(Event):
    """How a project receives people: its criteria, its page to take away, its delays or its evidence safe."""

    project_id: int


# --- targeting and cohorts --------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class TargetingSheetWritten(Event):
    """A new version of a project's sheet."""

    project_id: int
    sheet_id: int


@dataclass(frozen=True, kw_only=True)
class CohortOpened(Event):
    project_id: int
    organisation_id: int
    cohort_id: int


@dataclass(frozen=True, kw_only=True)
class CohortChanged(Event):
    """Its name, places, dates or wishes."""

    project_id: int
    cohort_id: int


@dataclass(frozen=True, kw_only=True)
class CohortPlaceTaken(Event):
    person_id: UUID
    project_id: int
    cohort_id: int
    place_id: UUID


@dataclass(frozen=True, kw_only=True)
class CohortPlaceLeft(Event):
    person_id: UUID
    project_id: int
    cohort_id: int
    place_id: UUID
