from .appointments import Appointment, CalendarFeed
from .contacts import ConfidentialNote, Contact
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .matches import Match, MatchAgreement, MatchAnswer, VolunteerMeeting, VolunteerSignal
from .pathways import Closure, Pathway
from .plans import Domain, Objective, Step, Who
from .referents import Absence, Referent
from .volunteers import CharterSignature, Help, Honorability, Volunteer

__all__ = [
    "Absence",
    "Appointment",
    "CalendarFeed",
    "CharterSignature",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
    "Help",
    "Honorability",
    "ImportedNote",
    "ListImport",
    "ListLine",
    "ListMapping",
    "Match",
    "MatchAgreement",
    "MatchAnswer",
    "Objective",
    "Pathway",
    "Referent",
    "Step",
    "Volunteer",
    "VolunteerMeeting",
    "VolunteerSignal",
    "Who",
]
