"""What is asked of the coordination, and what it answered."""

from dataclasses import dataclass

from django.db.models import F, Q

from filrouge.accounts.models import User
from filrouge.privacy.context import Context
from filrouge.vigilance.models import Escalation, EscalationQuerySet

from .alerts import AlertLine, line_of, with_acts

RECENT = 30  # answers shown


@dataclass(frozen=True)
class Asked:
    escalation: Escalation
    line: AlertLine
    may_answer: bool


def escalations_around(user: User, context: Context) -> EscalationQuerySet:
    """One's own, and those of the projects one coordinates, as far as the alert itself is within reach."""
    mine = Escalation.objects.filter(Q(by=user) | Q(project_id__in=context.coordinated))
    return mine.select_related("by", "answered_by")


def asked(user: User, context: Context) -> list[Asked]:
    """Those that wait first, the longest waiting on top; then the latest answers."""
    rows = list(
        escalations_around(user, context).order_by(F("answered_at").desc(nulls_first=True), "at", "pk")[
            : RECENT * 2
        ]
    )
    alerts = {alert.pk: alert for alert in with_acts(user).filter(pk__in=[row.alert_id for row in rows])}
    return [
        Asked(row, line_of(alerts[row.alert_id], user), _may_answer(row, context))
        for row in rows
        if row.alert_id in alerts
    ]


def _may_answer(escalation: Escalation, context: Context) -> bool:
    return escalation.answered_at is None and escalation.project_id in context.coordinated
