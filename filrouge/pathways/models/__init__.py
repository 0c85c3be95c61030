from .appointments import Appointment, CalendarFeed
from .bricks import Brick, Domain, Motif, Resource, Who
from .contacts import ConfidentialNote, Contact
from .lists import ImportedNote, ListImport, ListLine, ListMapping
from .occupations import OccupationDecision, OccupationTrial, Stand, TargetOccupation, stand_of
from .ordering import Approach, StepDependency, StepReturn
from .pathways import Closure, Pathway
from .plans import Objective, Step
from .referents import Absence, Referent
from .versions import ObjectiveAgreement, ObjectiveVersion, digest_of

__all__ = [
    "Absence",
    "Appointment",
    "Approach",
    "Brick",
    "CalendarFeed",
    "Closure",
    "ConfidentialNote",
    "Contact",
    "Domain",
    "ImportedNote",
    "ListImport",
    "ListLine",
    "ListMapping",
    "Motif",
    "Objective",
    "ObjectiveAgreement",
    "ObjectiveVersion",
    "OccupationDecision",
    "OccupationTrial",
    "Pathway",
    "Referent",
    "Resource",
    "Stand",
    "Step",
    "StepDependency",
    "StepReturn",
    "TargetOccupation",
    "Who",
    "digest_of",
    "stand_of",
]
