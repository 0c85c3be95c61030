from .adaptable import Adaptable, AdaptableQuerySet
from .answers import Answer
from .occupations import Occupation, OccupationName
from .territory import RURAL, Commune, PriorityDistrict

__all__ = [
    "RURAL",
    "Adaptable",
    "AdaptableQuerySet",
    "Answer",
    "Commune",
    "Occupation",
    "OccupationName",
    "PriorityDistrict",
]
