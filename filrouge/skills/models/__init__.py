from .assessments import MOST_SKILLS, AssessedSkill, Assessment, Sight, SkillAnswer, SkillDecision
from .badges import Badge, Revocation, Showing, State
from .classes import BadgeClass, Publication, Withdrawal
from .endorsements import Endorsement, Signatory, Standing
from .experiences import (
    MOST_SAID,
    Again,
    Experience,
    Lasted,
    Liked,
    SaidSkill,
    Setting,
    SkillConfirmation,
)
from .keys import BadgeKey, BadgeSecret, Issuer, StatusList, StatusPlace
from .positionings import Base, Positioning
from .vocabulary import ASKING, NAMED, OFFER, Accepted, Colour, Evidence, RevokedBecause, Shape

__all__ = [
    "ASKING",
    "MOST_SAID",
    "MOST_SKILLS",
    "NAMED",
    "OFFER",
    "Accepted",
    "Again",
    "AssessedSkill",
    "Assessment",
    "Badge",
    "BadgeClass",
    "BadgeKey",
    "BadgeSecret",
    "Base",
    "Colour",
    "Endorsement",
    "Evidence",
    "Experience",
    "Issuer",
    "Lasted",
    "Liked",
    "Positioning",
    "Publication",
    "Revocation",
    "RevokedBecause",
    "SaidSkill",
    "Setting",
    "Shape",
    "Showing",
    "Sight",
    "Signatory",
    "SkillAnswer",
    "SkillConfirmation",
    "SkillDecision",
    "Standing",
    "State",
    "StatusList",
    "StatusPlace",
    "Withdrawal",
]
