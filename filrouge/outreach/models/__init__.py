from .choices import Choice
from .counting import Reticence, Tally, Touch
from .encounters import Acquaintance, Encounter, Identification
from .outings import Debrief, Outing, OutingMember, OutingPartner
from .places import Place
from .vocabulary import CHANNELS, AgeBand, Approach, Arrival, BroughtBy, HourBand, Kind, Zone

__all__ = [
    "CHANNELS",
    "Acquaintance",
    "AgeBand",
    "Approach",
    "Arrival",
    "BroughtBy",
    "Choice",
    "Debrief",
    "Encounter",
    "HourBand",
    "Identification",
    "Kind",
    "Outing",
    "OutingMember",
    "OutingPartner",
    "Place",
    "Reticence",
    "Tally",
    "Touch",
    "Zone",
]
