from .appointments import Appointment, CalendarFeed
from .barriers import Barrier, BarrierObservation, BarrierPeriod
from .contacts import ConfidentialNote, Contact
from .diagnosis import Interview, LevelObservation, PriorityOrder
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .pathways import Closure, Pathway
from .plans import Domain, Objective, Step, Who
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

__all__ = [
    "DETAILS",
    "LEVELS",
    "Absence",
    "Appointment",
    "Barrier",
    "BarrierObservation",
    "BarrierPeriod",
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
    "Objective",
    "Pathway",
    "PriorityOrder",
    "Referent",
    "SensitiveDetail",
    "StatusDetail",
    "Step",
    "Who",
]
