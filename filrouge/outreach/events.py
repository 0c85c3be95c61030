"""What outreach announces. Ids only; an encounter has no `person_id` until its person agreed to be one."""

from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class OutreachEvent(Event):
    project_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class OutingPlanned(OutreachEvent):
    outing_id: UUID


@dataclass(frozen=True, kw_only=True)
class OutingChanged(OutreachEvent):
    """Its day, its place, its team or what it offers."""

    outing_id: UUID


@dataclass(frozen=True, kw_only=True)
class OutingCancelled(OutreachEvent):
    outing_id: UUID


@dataclass(frozen=True, kw_only=True)
class OutingDebriefed(OutreachEvent):
    outing_id: UUID


@dataclass(frozen=True, kw_only=True)
class EncounterNoted(OutreachEvent):
    """`acquaintance_id` None: nobody could name whom we met."""

    encounter_id: UUID
    acquaintance_id: UUID | None
    outing_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class EncounterCorrected(OutreachEvent):
    encounter_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonReached(OutreachEvent):
    """Someone met outside agreed to be followed: her file is open, her candidacy too."""

    person_id: UUID
    acquaintance_id: UUID


@dataclass(frozen=True, kw_only=True)
class TouchDeclared(Event):
    """Someone said how she came to know us."""

    person_id: UUID
    project_id: int
    touch_id: UUID


@dataclass(frozen=True, kw_only=True)
class OrientationEvent(OutreachEvent):
    """Something happened to an orientation received. Nothing says where she comes from."""

    orientation_id: UUID


@dataclass(frozen=True, kw_only=True)
class OrientationReceived(OrientationEvent):
    """By the public page: `by` is the page itself, whoever held it."""


@dataclass(frozen=True, kw_only=True)
class OrientationTaken(OrientationEvent):
    """Someone of the team looks after it."""


@dataclass(frozen=True, kw_only=True)
class OrientationAnswered(OrientationEvent):
    """`kind`: accepted, waiting or refused."""

    answer_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class OrientationOpened(OrientationEvent):
    """The one who was sent has a file: her orientation is part of it."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OrientationDiscarded(OrientationEvent):
    """Not one, or the same twice."""


@dataclass(frozen=True, kw_only=True)
class SenderWordAdded(Event):
    """Whoever sent someone added a word from the page of the link."""

    orientation_id: UUID


@dataclass(frozen=True, kw_only=True)
class MessagePlanned(OutreachEvent):
    message_id: UUID


@dataclass(frozen=True, kw_only=True)
class MessageChanged(OutreachEvent):
    message_id: UUID


@dataclass(frozen=True, kw_only=True)
class EffectNoted(OutreachEvent):
    message_id: UUID
    effect_id: UUID


@dataclass(frozen=True, kw_only=True)
class StructureBriefed(Event):
    """A structure was told whom the project looks for."""

    project_id: int
    structure_id: UUID
    briefing_id: UUID
