"""What activities announce. Ids only; `person_id` and `project_id` on all that concern someone."""

from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class ActivityEvent(Event):
    """Something happened to what is offered; nobody is concerned by name."""

    project_id: int
    organisation_id: int
    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class ActivityPlanned(ActivityEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ActivityChanged(ActivityEvent):
    """What it is, whom it is for, what it works on; or it ended."""


@dataclass(frozen=True, kw_only=True)
class SessionsPlanned(ActivityEvent):
    """One or several at once."""


@dataclass(frozen=True, kw_only=True)
class SessionMoved(ActivityEvent):
    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class SessionNotHeld(ActivityEvent):
    """It did not take place, or will not."""

    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReflectionWritten(ActivityEvent):
    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImprovementWritten(ActivityEvent):
    """A remark was written down, answered, what was promised was done, or the group was told."""

    improvement_id: int


@dataclass(frozen=True, kw_only=True)
class ParticipationEvent(Event):
    """Something happened between someone and an activity: subscribe to this one to hear of them all."""

    person_id: UUID
    project_id: int
    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonInvited(ParticipationEvent):
    participation_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationAnswered(ParticipationEvent):
    """Yes or no, by a link or spoken; or a place was given to someone who waited."""

    participation_id: UUID


@dataclass(frozen=True, kw_only=True)
class ParticipationLeft(ParticipationEvent):
    participation_id: UUID


@dataclass(frozen=True, kw_only=True)
class PartTaken(ParticipationEvent):
    """She proposes, prepares or co-runs."""

    part_id: UUID


@dataclass(frozen=True, kw_only=True)
class AttendanceTaken(ParticipationEvent):
    """For the first time, or corrected."""

    session_id: UUID
    attendance_id: UUID


@dataclass(frozen=True, kw_only=True)
class AttendanceDisputed(ParticipationEvent):
    """Two who took it do not say the same; someone must choose."""

    session_id: UUID
    attendance_id: UUID


@dataclass(frozen=True, kw_only=True)
class AttendanceSigned(ParticipationEvent):
    """With a finger, on a telephone, for one half day."""

    session_id: UUID
    signature_id: UUID


@dataclass(frozen=True, kw_only=True)
class OpinionNoted(ParticipationEvent):
    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class SkillsClaimed(ParticipationEvent):
    """One or several at once, or one is taken back."""

    session_id: UUID
