from .appointments import Appointment, CalendarFeed
from .circles import DECIDES, CircleMember, Handover, ThreeWayMeeting
from .contacts import ConfidentialNote, Contact
from .incidents import AlarmStep, Incident, IncidentEntry, IncidentNotice, Severity
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .pathways import Closure, Pathway
from .plans import Domain, Objective, Step, Who
from .referents import Absence, Referent
from .weights import CaseloadWeight, weight_of

__all__ = [
    "DECIDES",
    "Absence",
    "AlarmStep",
    "Appointment",
    "CalendarFeed",
    "CaseloadWeight",
    "CircleMember",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
    "Handover",
    "ImportedNote",
    "Incident",
    "IncidentEntry",
    "IncidentNotice",
    "ListImport",
    "ListLine",
    "ListMapping",
    "Objective",
    "Pathway",
    "Referent",
    "Severity",
    "Step",
    "ThreeWayMeeting",
    "Who",
    "weight_of",
]
