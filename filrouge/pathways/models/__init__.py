from .appointments import Appointment, CalendarFeed
from .contacts import ConfidentialNote, Contact
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .pathways import Closure, Pathway
from .plans import Domain, Objective, Step, Who
from .referents import Absence, Referent

__all__ = [
    "Absence",
    "Appointment",
    "CalendarFeed",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
    "ImportedNote",
    "ListImport",
    "ListLine",
    "ListMapping",
    "Objective",
    "Pathway",
    "Referent",
    "Step",
    "Who",
]
