"""What badges, assessments and experiences announce. Ids only."""

from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class BadgeEvent(Event):
    person_id: UUID
    project_id: int
    badge_id: UUID


@dataclass(frozen=True, kw_only=True)
class BadgeProposed(BadgeEvent):
    """A facilitator or a referent proposes it, on facts."""


@dataclass(frozen=True, kw_only=True)
class BadgeAnswered(BadgeEvent):
    """She accepts it, or not."""

    accepted: bool


@dataclass(frozen=True, kw_only=True)
class BadgeIssued(BadgeEvent):
    """It is signed: anybody may check it."""


@dataclass(frozen=True, kw_only=True)
class BadgeRevoked(BadgeEvent):
    """It attests nothing any more."""


@dataclass(frozen=True, kw_only=True)
class ClassPublished(Event):
    """What an organisation's badge attests is said, for good."""

    organisation_id: int
    class_id: UUID


@dataclass(frozen=True, kw_only=True)
class ClassWithdrawn(Event):
    """It is given no more."""

    organisation_id: int
    class_id: UUID


@dataclass(frozen=True, kw_only=True)
class KeyRotated(Event):
    """The organisation's badges will be signed by another key."""

    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class EndorsementAsked(Event):
    """A body is asked whether it recognises a class of badges."""

    endorsement_id: UUID


@dataclass(frozen=True, kw_only=True)
class EndorsementGiven(Event):
    """It does, and says so."""

    endorsement_id: UUID


@dataclass(frozen=True, kw_only=True)
class EndorsementWithdrawn(Event):
    """It does no longer, or never did."""

    endorsement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AssessmentEvent(Event):
    person_id: UUID
    project_id: int
    assessment_id: UUID


@dataclass(frozen=True, kw_only=True)
class AssessmentOpened(AssessmentEvent):
    """Some of her skills are about to be looked at by two."""


@dataclass(frozen=True, kw_only=True)
class AssessmentAnswered(AssessmentEvent):
    """One side has answered; the answers are read once both have."""

    side: str


@dataclass(frozen=True, kw_only=True)
class SkillDecided(AssessmentEvent):
    """What is decided together on one skill is written."""

    decision_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceEvent(Event):
    person_id: UUID
    project_id: int
    experience_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExperienceTold(ExperienceEvent):
    """She has told, with pictures or words, something she did in her life."""


@dataclass(frozen=True, kw_only=True)
class ExperienceRemoved(ExperienceEvent):
    """She takes it back: it is shown no more."""


@dataclass(frozen=True, kw_only=True)
class SaidSkillConfirmed(ExperienceEvent):
    """Someone saw what she says she can do."""

    said_id: UUID


@dataclass(frozen=True, kw_only=True)
class PositioningFinished(Event):
    """She went through the questions on one base skill. Nothing of the answers."""

    person_id: UUID
    project_id: int
    positioning_id: UUID
