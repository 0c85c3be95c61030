from .appointments import Appointment, CalendarFeed, InvitationWish
from .contacts import ConfidentialNote, Contact
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .pathways import Closure, Pathway
from .plans import Domain, Objective, Step, Who
from .referents import Absence, Referent
from .reminders import Reminder, Reply

__all__ = [
    "Absence",
    "Appointment",
    "CalendarFeed",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
    "ImportedNote",
    "InvitationWish",
    "ListImport",
    "ListLine",
    "ListMapping",
    "Objective",
    "Pathway",
    "Referent",
    "Reminder",
    "Reply",
    "Step",
    "Who",
]
