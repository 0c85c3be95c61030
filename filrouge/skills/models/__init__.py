from .assessments import MOST_SKILLS, AssessedSkill, Assessment, Sight, SkillAnswer, SkillDecision
from .badges import Badge, Revocation, Showing, State
from .classes import BadgeClass, Publication, Withdrawal
from .endorsements import Endorsement, Signatory, Standing
from .keys import BadgeKey, BadgeSecret, Issuer, StatusList, StatusPlace
from .reviews import Among, Review, ReviewStep, SeenSkill, Voice
from .vocabulary import ASKING, NAMED, OFFER, Accepted, Colour, Evidence, RevokedBecause, Shape

__all__ = [
    "ASKING",
    "MOST_SKILLS",
    "NAMED",
    "OFFER",
    "Accepted",
    "Among",
    "AssessedSkill",
    "Assessment",
    "Badge",
    "BadgeClass",
    "BadgeKey",
    "BadgeSecret",
    "Colour",
    "Endorsement",
    "Evidence",
    "Issuer",
    "Publication",
    "Review",
    "ReviewStep",
    "Revocation",
    "RevokedBecause",
    "SeenSkill",
    "Shape",
    "Showing",
    "Sight",
    "Signatory",
    "SkillAnswer",
    "SkillDecision",
    "Standing",
    "State",
    "StatusList",
    "StatusPlace",
    "Voice",
    "Withdrawal",
]
