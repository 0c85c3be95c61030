from .answers import OrientationAnswer, OrientationStage, SenderWord
from .choices import Choice
from .counting import Reticence, Tally, Touch
from .doors import Door
from .encounters import Acquaintance, Encounter, Identification
from .figures import ForgottenOrientation, From, OrientationFigure
from .orientations import PURPOSE, SOON, AgreedHow, Orientation, Origin, Told
from .outings import Debrief, Outing, OutingMember, OutingPartner
from .places import Place
from .structures import OrientingOrganisation, Reveals, StructureKind
from .vocabulary import CHANNELS, AgeBand, Approach, Arrival, BroughtBy, HourBand, Kind, Zone

__all__ = [
    "CHANNELS",
    "PURPOSE",
    "SOON",
    "Acquaintance",
    "AgeBand",
    "AgreedHow",
    "Approach",
    "Arrival",
    "BroughtBy",
    "Choice",
    "Debrief",
    "Door",
    "Encounter",
    "ForgottenOrientation",
    "From",
    "HourBand",
    "Identification",
    "Kind",
    "Orientation",
    "OrientationAnswer",
    "OrientationFigure",
    "OrientationStage",
    "OrientingOrganisation",
    "Origin",
    "Outing",
    "OutingMember",
    "OutingPartner",
    "Place",
    "Reticence",
    "Reveals",
    "SenderWord",
    "StructureKind",
    "Tally",
    "Told",
    "Touch",
    "Zone",
]
