"""What badges, assessments, experiences and portfolios announce. Ids only."""

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
class AssessmentAsked(AssessmentEvent):
    """One side will be answered by a link."""

    side: str


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


@dataclass(frozen=True, kw_only=True)
class PortfolioEvent(Event):
    person_id: UUID
    project_id: int
    portfolio_id: UUID


@dataclass(frozen=True, kw_only=True)
class PortfolioChosen(PortfolioEvent):
    """She said what is in it."""


@dataclass(frozen=True, kw_only=True)
class PortfolioShared(PortfolioEvent):
    """Whoever she gives the link to reads it, until its day."""

    share_id: UUID


@dataclass(frozen=True, kw_only=True)
class PortfolioUnshared(PortfolioEvent):
    """A page that showed it is closed."""

    share_id: UUID


@dataclass(frozen=True, kw_only=True)
class PortfolioClosed(PortfolioEvent):
    """It is put away, and its pages with it."""


@dataclass(frozen=True, kw_only=True)
class PieceLaid(Event):
    """She adds a photo or a document to what she may show."""

    person_id: UUID
    project_id: int
    piece_id: UUID


@dataclass(frozen=True, kw_only=True)
class PieceTakenOut(Event):
    """She takes it out: nothing of it is left."""

    person_id: UUID
    project_id: int
    piece_id: UUID
