from .candidacies import Candidacy, Eligibility, OfCandidacy
from .commitments import Commitment, GuardianSignature, digest_of
from .criteria import Answer, Category, Criterion, Evidence, RuleSet, Value, Verification
from .meetings import FirstMeeting, FollowUp, Motivation, Presence, Presentation, Terms
from .outcomes import Abandonment, Entry, Refusal, Waiting

__all__ = [
    "Abandonment",
    "Answer",
    "Candidacy",
    "Category",
    "Commitment",
    "Criterion",
    "Eligibility",
    "Entry",
    "Evidence",
    "FirstMeeting",
    "FollowUp",
    "GuardianSignature",
    "Motivation",
    "OfCandidacy",
    "Presence",
    "Presentation",
    "Refusal",
    "RuleSet",
    "Terms",
    "Value",
    "Verification",
    "Waiting",
    "digest_of",
]
