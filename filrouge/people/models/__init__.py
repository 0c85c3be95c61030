from .agreements import Agreement, Consent, FieldGroup, Given, Information, LegalBasis, Purpose
from .duplicates import DuplicateQuestion, Merge, MergedRow, Namesake
from .grants import AccessGrant, EmergencyAccess
from .persons import BirthPrecision, ContactChannel, Person, Protection, Sex, SpokenLanguage

__all__ = [
    "AccessGrant",
    "Agreement",
    "BirthPrecision",
    "Consent",
    "ContactChannel",
    "DuplicateQuestion",
    "EmergencyAccess",
    "FieldGroup",
    "Given",
    "Information",
    "LegalBasis",
    "Merge",
    "MergedRow",
    "Namesake",
    "Person",
    "Protection",
    "Purpose",
    "Sex",
    "SpokenLanguage",
]
