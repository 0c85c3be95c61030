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
