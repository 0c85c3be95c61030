from .adaptable import Adaptable, AdaptableQuerySet
from .answers import Answer
from .occupations import Occupation, OccupationName
from .territory import RURAL, Commune, Epci, PriorityDistrict
from .translations import Translation, TranslationQuerySet

__all__ = [
    "RURAL",
    "Adaptable",
    "AdaptableQuerySet",
    "Answer",
    "Commune",
    "Epci",
    "Occupation",
    "OccupationName",
    "PriorityDistrict",
    "Translation",
    "TranslationQuerySet",
]
