from .candidacies import Candidacy, OfCandidacy
from .cohorts import Cohort, CohortPlace, CohortWish
from .targeting import Group, Stage, TargetFigure, TargetingSheet, WishedShare

__all__ = [
    "Candidacy",
    "Cohort",
    "CohortPlace",
    "CohortWish",
    "Group",
    "OfCandidacy",
    "Stage",
    "TargetFigure",
    "TargetingSheet",
    "WishedShare",
]
