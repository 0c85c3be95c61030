from .answers import OrientationAnswer, OrientationStage, SenderWord, ToldChange
from .briefings import Briefing
from .channels import ChannelFigure, Dimension, Exposed, Measure
from .choices import Choice
from .communication import Audience, Effect, French, Medium, PlannedMessage
from .counting import Reticence, Tally
from .doors import Door
from .encounters import Acquaintance, Encounter, Identification
from .figures import BriefingFigure, ForgottenOrientation, From, OrientationFigure
from .orientations import PURPOSE, SOON, AgreedHow, Orientation, Origin, Told
from .outings import Debrief, Outing, OutingMember, OutingPartner
from .places import Place
from .prediagnoses import THEME_CHOICES, Address, Prediagnosis
from .structures import OrientingOrganisation, Reveals, StructureKind
from .testimonies import Testimony
from .touches import Introduction, Touch
from .vocabulary import CHANNELS, AgeBand, Approach, Arrival, BroughtBy, HourBand, Kind, TouchTold, Zone

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
    "Briefing",
    "BriefingFigure",
    "BroughtBy",
    "ChannelFigure",
    "Choice",
    "Debrief",
    "Dimension",
    "Door",
    "Effect",
    "Encounter",
    "Exposed",
    "ForgottenOrientation",
    "French",
    "From",
    "HourBand",
    "Identification",
    "Introduction",
    "Kind",
    "Measure",
    "Medium",
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
    "PlannedMessage",
    "Prediagnosis",
    "Reticence",
    "Reveals",
    "SenderWord",
    "StructureKind",
    "Tally",
    "Testimony",
    "Told",
    "ToldChange",
    "Touch",
    "TouchTold",
    "Zone",
]
