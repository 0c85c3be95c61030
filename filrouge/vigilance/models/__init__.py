from .alerts import ITS_USER_ALONE, Alert, AlertQuerySet
from .escalations import Escalation, EscalationQuerySet, Postponement
from .figures import AlertFigure
from .settings import RuleSetting

__all__ = [
    "ITS_USER_ALONE",
    "Alert",
    "AlertFigure",
    "AlertQuerySet",
    "Escalation",
    "EscalationQuerySet",
    "Postponement",
    "RuleSetting",
]
