from .contacts import KeyContact, Official
from .corrections import Correction
from .imports import DirectoryImport, FilePart, Kind, RefusedRow
from .notes import Note
from .published import Published
from .services import SERVICE_FIELDS, Service
from .structures import STRUCTURE_FIELDS, Structure
from .vocabulary import (
    FRENCH_LEVELS,
    REACH_EVERYONE,
    Asker,
    Audience,
    Fees,
    Reception,
    ServiceKind,
    Way,
)

__all__ = [
    "FRENCH_LEVELS",
    "REACH_EVERYONE",
    "SERVICE_FIELDS",
    "STRUCTURE_FIELDS",
    "Asker",
    "Audience",
    "Correction",
    "DirectoryImport",
    "Fees",
    "FilePart",
    "KeyContact",
    "Kind",
    "Note",
    "Official",
    "Published",
    "Reception",
    "RefusedRow",
    "Service",
    "ServiceKind",
    "Structure",
    "Way",
]
