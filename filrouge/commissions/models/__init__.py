from .blockages import LEAST, Blockage, CommissionFigure
from .cases import Case, CaseAgreement, CaseLine, Decision
from .commissions import Commission, Member, Seat
from .meetings import LASTS, PURPOSE, Asking, Meeting, Place
from .vocabulary import (
    ALWAYS,
    LONGEST_RHYTHM,
    WHERE_PEOPLE_ARE_NAMED,
    Function,
    Kind,
    Learned,
    Leaving,
    Origin,
    Told,
    What,
)

__all__ = [
    "ALWAYS",
    "LASTS",
    "LEAST",
    "LONGEST_RHYTHM",
    "PURPOSE",
    "WHERE_PEOPLE_ARE_NAMED",
    "Asking",
    "Blockage",
    "Case",
    "CaseAgreement",
    "CaseLine",
    "Commission",
    "CommissionFigure",
    "Decision",
    "Function",
    "Kind",
    "Learned",
    "Leaving",
    "Meeting",
    "Member",
    "Origin",
    "Place",
    "Seat",
    "Told",
    "What",
]
