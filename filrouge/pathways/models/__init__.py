from .appointments import Appointment, CalendarFeed
from .contacts import ConfidentialNote, Contact
from .incidents import AlarmStep, Incident, IncidentEntry, IncidentNotice, Severity
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .pathways import Closure, Pathway
from .plans import Domain, Objective, Step, Who
from .referents import Absence, Referent

__all__ = [
    "Absence",
    "AlarmStep",
    "Appointment",
    "CalendarFeed",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
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
    "Who",
]
