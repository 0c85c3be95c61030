from .appointments import Appointment, CalendarFeed, InvitationWish
from .barriers import Barrier, BarrierObservation, BarrierPeriod
from .bricks import Brick, Domain, Motif, Resource, Who
from .circles import DECIDES, CircleMember, Handover, ThreeWayMeeting
from .contacts import ConfidentialNote, Contact
from .diagnosis import Interview, LevelObservation, PriorityOrder
from .incidents import AlarmStep, Incident, IncidentEntry, IncidentNotice, Severity
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .occupations import OccupationDecision, OccupationTrial, Stand, TargetOccupation, stand_of
from .ordering import Approach, StepDependency, StepReturn
from .pathways import Closure, Pathway
from .plans import Objective, Step
from .referents import Absence, Referent
from .reminders import Reminder, Reply
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
from .weights import CaseloadWeight, weight_of

__all__ = [
    "DECIDES",
    "DETAILS",
    "LEVELS",
    "Absence",
    "AlarmStep",
    "Appointment",
    "Approach",
    "Barrier",
    "BarrierObservation",
    "BarrierPeriod",
    "Brick",
    "CalendarFeed",
    "CaseloadWeight",
    "CircleMember",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
    "Handover",
    "HealthDetail",
    "HealthOpening",
    "ImportedNote",
    "Incident",
    "IncidentEntry",
    "IncidentNotice",
    "Interview",
    "InvitationWish",
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
    "Reminder",
    "Reply",
    "Resource",
    "SensitiveDetail",
    "Severity",
    "Stand",
    "StatusDetail",
    "Step",
    "StepDependency",
    "StepReturn",
    "TargetOccupation",
    "ThreeWayMeeting",
    "Who",
    "digest_of",
    "stand_of",
    "weight_of",
]
