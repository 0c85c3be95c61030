from .answers import OrientationAnswer, OrientationStage, SenderWord
from .channels import ChannelFigure, Dimension, Measure, TouchTold
from .choices import Choice
from .communication import Audience, Effect, French, Medium, Message
from .counting import Reticence, Tally, Touch
from .doors import Door
from .encounters import Acquaintance, Encounter, Identification
from .figures import ForgottenOrientation, From, OrientationFigure
from .orientations import PURPOSE, SOON, AgreedHow, Orientation, Origin, Told
from .outings import Debrief, Outing, OutingMember, OutingPartner
from .places import Place
from .prediagnoses import THEME_CHOICES, Address, Prediagnosis
from .structures import OrientingOrganisation, Reveals, StructureKind
from .testimonies import Testimony
from .vocabulary import CHANNELS, AgeBand, Approach, Arrival, BroughtBy, HourBand, Kind, Zone

__all__ = [
    "CHANNELS",
    "PURPOSE",
    "SOON",
    "THEME_CHOICES",
    "Acquaintance",
    "Address",
    "AgeBand",
    "AgreedHow",
    "Approach",
    "Arrival",
    "Audience",
    "BroughtBy",
    "ChannelFigure",
    "Choice",
    "Debrief",
    "Dimension",
    "Door",
    "Effect",
    "Encounter",
    "ForgottenOrientation",
    "French",
    "From",
    "HourBand",
    "Identification",
    "Kind",
    "Measure",
    "Medium",
    "Message",
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
    "Prediagnosis",
    "Reticence",
    "Reveals",
    "SenderWord",
    "StructureKind",
    "Tally",
    "Testimony",
    "Told",
    "Touch",
    "TouchTold",
    "Zone",
]
