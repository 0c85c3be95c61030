from .facts import ReferralFact, ReferralWords
from .figures import LEAST, ReferralFigure
from .referrals import (
    DAYS,
    PURPOSE,
    Referral,
    ReferralAgreement,
    ReferralValue,
)
from .vocabulary import (
    AFTERWARDS,
    ANSWERS,
    CLOSED,
    FROM_PARTNER,
    MINIMUM,
    TELLING,
    Happened,
    Reason,
    Result,
    Said,
    Way,
)

__all__ = [
    "AFTERWARDS",
    "ANSWERS",
    "CLOSED",
    "DAYS",
    "FROM_PARTNER",
    "LEAST",
    "MINIMUM",
    "PURPOSE",
    "TELLING",
    "Happened",
    "Reason",
    "Referral",
    "ReferralAgreement",
    "ReferralFact",
    "ReferralFigure",
    "ReferralValue",
    "ReferralWords",
    "Result",
    "Said",
    "Way",
]
