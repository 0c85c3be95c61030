"""What the pathways announce. Ids only; `person_id` and `project_id` on all that concern someone."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class PathwayEvent(Event):
    """Something happened on someone's path: subscribe to this one to hear of them all."""

    person_id: UUID
    project_id: int
    pathway_id: UUID


@dataclass(frozen=True, kw_only=True)
class PathwayOpened(PathwayEvent):
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class RhythmChanged(PathwayEvent):
    rhythm_days: int


@dataclass(frozen=True, kw_only=True)
class PathwayClosed(PathwayEvent):
    closure_id: UUID


@dataclass(frozen=True, kw_only=True)
class PathwayReopened(PathwayEvent):
    closure_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferentChanged(PathwayEvent):
    """The lead changed: `former_user_id` None when there was nobody."""

    user_id: int
    former_user_id: int | None


@dataclass(frozen=True, kw_only=True)
class PairStarted(PathwayEvent):
    user_id: int


@dataclass(frozen=True, kw_only=True)
class PairEnded(PathwayEvent):
    user_id: int


@dataclass(frozen=True, kw_only=True)
class MatchProposed(PathwayEvent):
    """To a volunteer, who does not know yet whom it is about."""

    match_id: UUID


@dataclass(frozen=True, kw_only=True)
class MatchAnswered(PathwayEvent):
    match_id: UUID
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class MatchAgreed(PathwayEvent):
    """The person said yes."""

    match_id: UUID


@dataclass(frozen=True, kw_only=True)
class MatchStarted(PathwayEvent):
    """Both agreed: the volunteer knows a first name and, if the person wished it, how to reach her."""

    match_id: UUID
    volunteer_id: UUID


@dataclass(frozen=True, kw_only=True)
class MatchEnded(PathwayEvent):
    match_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class VolunteerMeetingNoted(PathwayEvent):
    match_id: UUID
    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class VolunteerSignalled(PathwayEvent):
    """A volunteer has something to tell the referent."""

    match_id: UUID
    signal_id: UUID


@dataclass(frozen=True, kw_only=True)
class VolunteerSignalRead(PathwayEvent):
    match_id: UUID
    signal_id: UUID


@dataclass(frozen=True, kw_only=True)
class CharterSigned(Event):
    volunteer_id: UUID
    version: str


@dataclass(frozen=True, kw_only=True)
class ContactRecorded(PathwayEvent):
    contact_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContactCorrected(PathwayEvent):
    contact_id: UUID


@dataclass(frozen=True, kw_only=True)
class ObjectiveAgreed(PathwayEvent):
    objective_id: UUID


@dataclass(frozen=True, kw_only=True)
class ObjectiveReviewed(PathwayEvent):
    """Its words, its domain or its date changed."""

    objective_id: UUID


@dataclass(frozen=True, kw_only=True)
class ObjectiveReached(PathwayEvent):
    objective_id: UUID


@dataclass(frozen=True, kw_only=True)
class ObjectiveDropped(PathwayEvent):
    objective_id: UUID


@dataclass(frozen=True, kw_only=True)
class ObjectiveSigned(PathwayEvent):
    """The person said yes to its present wording, by a signature or before a witness."""

    objective_id: UUID
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class OccupationTargeted(PathwayEvent):
    """A trade joined the professional project, or what it asks was written anew."""

    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class OccupationTried(PathwayEvent):
    target_id: UUID
    trial_id: UUID


@dataclass(frozen=True, kw_only=True)
class OccupationDecided(PathwayEvent):
    """Confirmed, dropped or taken up again. `verdict`: that of the decision."""

    target_id: UUID
    verdict: str


@dataclass(frozen=True, kw_only=True)
class ApproachChosen(PathwayEvent):
    """By what the path begins. `way`: that of the approach."""

    way: str


@dataclass(frozen=True, kw_only=True)
class StepPlanned(PathwayEvent):
    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepChanged(PathwayEvent):
    """Its title, its date, who does it or what it waits for changed."""

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepStarted(PathwayEvent):
    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepDone(PathwayEvent):
    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepDropped(PathwayEvent):
    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepReopened(PathwayEvent):
    """Going back is allowed: done or dropped, the step is ahead again."""

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class AppointmentMade(PathwayEvent):
    appointment_id: UUID
    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentMoved(PathwayEvent):
    appointment_id: UUID
    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentCancelled(PathwayEvent):
    appointment_id: UUID


@dataclass(frozen=True, kw_only=True)
class AppointmentSettled(PathwayEvent):
    """Past, and somebody said what happened. `outcome`: came, missed or excused."""

    appointment_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class LevelsObserved(PathwayEvent):
    """A few levels looked at together. `scales`: codes of `filrouge.reference.scales`, in the same order."""

    level_ids: tuple[UUID, ...]
    scales: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BarrierEvent(PathwayEvent):
    """Something about one barrier. Of a sensitive one, no event says more than its id."""

    barrier_id: UUID


@dataclass(frozen=True, kw_only=True)
class BarrierNoted(BarrierEvent):
    """For the first time."""


@dataclass(frozen=True, kw_only=True)
class BarrierObserved(BarrierEvent):
    """Its severity, or whether it blocks work, was looked at again."""


@dataclass(frozen=True, kw_only=True)
class BarrierHandled(BarrierEvent):
    """Who takes care of it changed."""


@dataclass(frozen=True, kw_only=True)
class BarrierLifted(BarrierEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class BarrierReopened(BarrierEvent):
    """It is back: the same barrier, a new period."""


@dataclass(frozen=True, kw_only=True)
class PrioritiesSet(PathwayEvent):
    """The person gave her own order."""

    order_id: UUID


@dataclass(frozen=True, kw_only=True)
class InterviewHeld(PathwayEvent):
    interview_id: UUID


@dataclass(frozen=True, kw_only=True)
class HealthPartOpened(Event):
    """About a project, and nobody in particular."""

    project_id: int


@dataclass(frozen=True, kw_only=True)
class HealthPartClosed(Event):
    project_id: int


@dataclass(frozen=True, kw_only=True)
class AppointmentReplied(PathwayEvent):
    """The person answered a reminder. Nothing changed: whoever accompanies her decides."""

    appointment_id: UUID
    reply_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReplyDecided(PathwayEvent):
    """`decision`: moved, cancelled or kept."""

    appointment_id: UUID
    reply_id: UUID
    decision: str


@dataclass(frozen=True, kw_only=True)
class ReminderDone(PathwayEvent):
    """Somebody told the person by hand, or tried. `how`: told, posted, otherwise, in_vain."""

    appointment_id: UUID
    reminder_id: UUID
    how: str


@dataclass(frozen=True, kw_only=True)
class AbsencePlanned(Event):
    """About a professional: `substitute_id` None when nobody stands in yet."""

    absence_id: UUID
    user_id: int
    substitute_id: int | None
    since: date
    until: date


@dataclass(frozen=True, kw_only=True)
class AbsenceChanged(Event):
    """Another substitute or other dates."""

    absence_id: UUID
    user_id: int


@dataclass(frozen=True, kw_only=True)
class AbsenceCancelled(Event):
    absence_id: UUID
    user_id: int


@dataclass(frozen=True, kw_only=True)
class CircleChanged(PathwayEvent):
    """Someone entered the circle of the person, changed or left it."""

    member_id: UUID


@dataclass(frozen=True, kw_only=True)
class HandoverPlanned(PathwayEvent):
    """A meeting of three before the lead changes."""

    handover_id: UUID


@dataclass(frozen=True, kw_only=True)
class HandoverSettled(PathwayEvent):
    """It took place, or was given up."""

    handover_id: UUID


@dataclass(frozen=True, kw_only=True)
class PathwayWeighed(PathwayEvent):
    """How many places it takes in a caseload changed."""


@dataclass(frozen=True, kw_only=True)
class IncidentOpened(PathwayEvent):
    """Never told to other systems: that one exists is known to those who act."""

    incident_id: UUID


@dataclass(frozen=True, kw_only=True)
class IncidentNoted(PathwayEvent):
    """A line of its journal, or someone else warned."""

    incident_id: UUID


@dataclass(frozen=True, kw_only=True)
class IncidentAcknowledged(PathwayEvent):
    incident_id: UUID


@dataclass(frozen=True, kw_only=True)
class IncidentEnded(PathwayEvent):
    incident_id: UUID


@dataclass(frozen=True, kw_only=True)
class ListImported(Event):
    """People came in by a list, or were completed by it. Stands for PersonOpened, PathwayOpened and the
    others, which are not announced one by one."""

    list_id: UUID
    organisation_id: int
    project_id: int
    person_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ListUndone(Event):
    """`person_ids`: those who were there before and are still."""

    list_id: UUID
    organisation_id: int
    project_id: int
    person_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class BrickWritten(Event):
    """A project wrote a template of steps, or its own version of one."""

    project_id: int
    brick_id: int


@dataclass(frozen=True, kw_only=True)
class BrickWithdrawn(Event):
    """A project no longer proposes it. `brick_id`: its own row, which stands for the one put aside."""

    project_id: int
    brick_id: int


@dataclass(frozen=True, kw_only=True)
class MotifChanged(Event):
    """A theme that ties steps together was added, or is no longer proposed."""

    project_id: int
    motif_id: int
