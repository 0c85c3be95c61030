"""Asking the coordination about an alert, and its answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.vigilance.events import AlertEscalated, EscalationAnswered
from filrouge.vigilance.models import Alert, Escalation
from filrouge.vigilance.policies import can_answer, can_escalate

NOT_THIS_ONE = _(
    "La coordination ne lit pas cette alerte : elle est réservée aux personnes habilitées. "
    "Parlez-en de vive voix, sans écrire ce qu’elle n’a pas à connaître."
)
NOT_YOURS_TO_ANSWER = _("La réponse revient à la coordination du projet.")


def escalate_alert(*, by: User, alert: Alert, word: str) -> Escalation:
    """The alert stays open, and with whoever should act: the coordination helps, it does not take over."""
    require(can_escalate(by, alert), NOT_THIS_ONE)
    escalation = Escalation.objects.create(
        alert=alert, person_id=alert.person_id, project_id=alert.project_id, word=word, by=by
    )
    publish(AlertEscalated(by=Actor.user(by.pk), **_facts(escalation)))
    return escalation


def answer_escalation(*, by: User, escalation: Escalation, answer: str) -> None:
    require(can_answer(by, escalation), NOT_YOURS_TO_ANSWER)
    waiting = Escalation.objects.waiting().filter(pk=escalation.pk)
    must_hit(waiting.update(answer=answer, answered_by=by, answered_at=clock.now()))
    publish(EscalationAnswered(by=Actor.user(by.pk), **_facts(escalation)))


def _facts(escalation: Escalation) -> dict[str, Any]:
    return {
        "alert_id": escalation.alert_id,
        "escalation_id": escalation.pk,
        "person_id": escalation.person_id,
        "project_id": escalation.project_id,
    }
