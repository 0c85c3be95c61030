from .appointments import Appointment, CalendarFeed
from .care import PulseMark, PulseSalt, PulseWeek, SupportContact, TeamHours, TeamSession
from .contacts import ConfidentialNote, Contact
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .matches import Match, MatchAgreement, MatchAnswer, VolunteerMeeting, VolunteerSignal
from .pathways import Closure, Pathway
from .plans import Domain, Objective, Step, Who
from .referents import Absence, Referent
from .trainings import LawCheck, OnboardingItem, OnboardingTick, Training, TrainingTheme
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
    "LawCheck",
    "ListImport",
    "ListLine",
    "ListMapping",
    "Match",
    "MatchAgreement",
    "MatchAnswer",
    "Objective",
    "OnboardingItem",
    "OnboardingTick",
    "Pathway",
    "PulseMark",
    "PulseSalt",
    "PulseWeek",
    "Referent",
    "Step",
    "SupportContact",
    "TeamHours",
    "TeamSession",
    "Training",
    "TrainingTheme",
    "Volunteer",
    "VolunteerMeeting",
    "VolunteerSignal",
    "Who",
]
