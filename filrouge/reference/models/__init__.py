from .adaptable import Adaptable, AdaptableQuerySet
from .answers import Answer
from .frameworks import (
    HIGHEST,
    Framework,
    FrameworkPublication,
    FrameworkQuerySet,
    FrameworkSkill,
    FrameworkVersion,
)
from .occupations import (
    EscoMatch,
    FormerEntry,
    Occupation,
    OccupationMove,
    OccupationSkill,
    RefusedLine,
    Root,
    Skill,
    Term,
    VocabularyLoad,
)
from .territory import RURAL, Commune, Epci, PriorityDistrict
from .translations import Translation, TranslationQuerySet

__all__ = [
    "HIGHEST",
    "RURAL",
    "Adaptable",
    "AdaptableQuerySet",
    "Answer",
    "Commune",
    "Epci",
    "EscoMatch",
    "FormerEntry",
    "Framework",
    "FrameworkPublication",
    "FrameworkQuerySet",
    "FrameworkSkill",
    "FrameworkVersion",
    "Occupation",
    "OccupationMove",
    "OccupationSkill",
    "PriorityDistrict",
    "RefusedLine",
    "Root",
    "Skill",
    "Term",
    "Translation",
    "TranslationQuerySet",
    "VocabularyLoad",
]
