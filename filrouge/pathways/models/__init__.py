from .appointments import Appointment, CalendarFeed, InvitationWish
from .barriers import Barrier, BarrierObservation, BarrierPeriod
from .bricks import Brick, Domain, Motif, Resource, Who
from .care import PulseMark, PulseSalt, PulseWeek, SupportContact, TeamHours, TeamSession
from .circles import DECIDES, CircleMember, Handover, ThreeWayMeeting
from .contacts import ConfidentialNote, Contact
from .diagnosis import Interview, LevelObservation, PriorityOrder
from .incidents import AlarmStep, Incident, IncidentEntry, IncidentNotice, Severity
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .matches import Match, MatchAgreement, MatchAnswer, VolunteerMeeting, VolunteerSignal
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
from .trainings import LawCheck, OnboardingItem, OnboardingTick, Training, TrainingTheme
from .versions import ObjectiveAgreement, ObjectiveVersion, digest_of
from .volunteers import CharterSignature, Help, Honorability, Volunteer
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
    "CharterSignature",
    "CircleMember",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
    "Handover",
    "HealthDetail",
    "HealthOpening",
    "Help",
    "Honorability",
    "ImportedNote",
    "Incident",
    "IncidentEntry",
    "IncidentNotice",
    "Interview",
    "InvitationWish",
    "JusticeDetail",
    "LawCheck",
    "LevelObservation",
    "ListImport",
    "ListLine",
    "ListMapping",
    "Match",
    "MatchAgreement",
    "MatchAnswer",
    "Motif",
    "Objective",
    "ObjectiveAgreement",
    "ObjectiveVersion",
    "OccupationDecision",
    "OccupationTrial",
    "OnboardingItem",
    "OnboardingTick",
    "Pathway",
    "PriorityOrder",
    "PulseMark",
    "PulseSalt",
    "PulseWeek",
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
    "SupportContact",
    "TargetOccupation",
    "TeamHours",
    "TeamSession",
    "ThreeWayMeeting",
    "Training",
    "TrainingTheme",
    "Volunteer",
    "VolunteerMeeting",
    "VolunteerSignal",
    "Who",
    "digest_of",
    "stand_of",
    "weight_of",
]
