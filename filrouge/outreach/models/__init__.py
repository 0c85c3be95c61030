from .choices import Choice
from .communication import Audience, Effect, French, Medium, Message
from .counting import Reticence, Tally, Touch
from .encounters import Acquaintance, Encounter, Identification
from .outings import Debrief, Outing, OutingMember, OutingPartner
from .places import Place
from .prediagnoses import THEME_CHOICES, Address, Prediagnosis
from .testimonies import Testimony
from .vocabulary import CHANNELS, AgeBand, Approach, Arrival, BroughtBy, HourBand, Kind, Zone

__all__ = [
    "CHANNELS",
    "THEME_CHOICES",
    "Acquaintance",
    "Address",
    "AgeBand",
    "Approach",
    "Arrival",
    "Audience",
    "BroughtBy",
    "Choice",
    "Debrief",
    "Effect",
    "Encounter",
    "French",
    "HourBand",
    "Identification",
    "Kind",
    "Medium",
    "Message",
    "Outing",
    "OutingMember",
    "OutingPartner",
    "Place",
    "Prediagnosis",
    "Reticence",
    "Tally",
    "Testimony",
    "Touch",
    "Zone",
]
