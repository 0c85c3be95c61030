from .appointments import Appointment, CalendarFeed
from .barriers import Barrier, BarrierObservation, BarrierPeriod
from .bricks import Brick, Domain, Motif, Resource, Who
from .contacts import ConfidentialNote, Contact
from .diagnosis import Interview, LevelObservation, PriorityOrder
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .occupations import OccupationDecision, OccupationTrial, Stand, TargetOccupation, stand_of
from .ordering import Approach, StepDependency, StepReturn
from .pathways import Closure, Pathway
from .plans import Objective, Step
from .referents import Absence, Referent
from .sensitive import (
    DETAILS,
    LEVELS,
    HealthDetail,
    HealthOpening,
    JusticeDetail,
    SensitiveDetail,
    StatusDetail,
)
from .versions import ObjectiveAgreement, ObjectiveVersion, digest_of

__all__ = [
    "DETAILS",
    "LEVELS",
    "Absence",
    "Appointment",
    "Approach",
    "Barrier",
    "BarrierObservation",
    "BarrierPeriod",
    "Brick",
    "CalendarFeed",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
    "HealthDetail",
    "HealthOpening",
    "ImportedNote",
    "Interview",
    "JusticeDetail",
    "LevelObservation",
    "ListImport",
    "ListLine",
    "ListMapping",
    "Motif",
    "Objective",
    "ObjectiveAgreement",
    "ObjectiveVersion",
    "OccupationDecision",
    "OccupationTrial",
    "Pathway",
    "PriorityOrder",
    "Referent",
    "Resource",
    "SensitiveDetail",
    "Stand",
    "StatusDetail",
    "Step",
    "StepDependency",
    "StepReturn",
    "TargetOccupation",
    "Who",
    "digest_of",
    "stand_of",
]
