from .candidacies import Candidacy, Eligibility, OfCandidacy
from .cohorts import Cohort, CohortPlace, CohortWish
from .commitments import Commitment, GuardianSignature, digest_of
from .criteria import Answer, Category, Criterion, Evidence, RuleSet, Value, Verification
from .meetings import FirstMeeting, FollowUp, Motivation, Presence, Presentation, Terms
from .outcomes import Abandonment, Entry, Refusal, Waiting
from .safes import Deposit, Safe, SafeFile
from .targeting import Group, Stage, TargetFigure, TargetingSheet, WishedShare

__all__ = [
    "Abandonment",
    "Answer",
    "Candidacy",
    "Category",
    "Cohort",
    "CohortPlace",
    "CohortWish",
    "Commitment",
    "Criterion",
    "Deposit",
    "Eligibility",
    "Entry",
    "Evidence",
    "FirstMeeting",
    "FollowUp",
    "Group",
    "GuardianSignature",
    "Motivation",
    "OfCandidacy",
    "Presence",
    "Presentation",
    "Refusal",
    "RuleSet",
    "Safe",
    "SafeFile",
    "Stage",
    "TargetFigure",
    "TargetingSheet",
    "Terms",
    "Value",
    "Verification",
    "Waiting",
    "WishedShare",
    "digest_of",
]
