from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.vigilance.events import AlertHandled, AlertPostponed
from filrouge.vigilance.models import Alert, Postponement
from filrouge.vigilance.policies import can_act_on_alerts

TO_BE_READ = _("Cette alerte se ferme quand vous avez lu ce qu’elle annonce : elle ne se met pas de côté.")
REFUSED = _("Seules les personnes qui accompagnent peuvent traiter une alerte.")


def handle_alerts(*, by: User, alerts: Sequence[Alert], note: str) -> None:
    """Close several alerts with one act and one sentence about what was done.

    An alert whose situation lasts comes back after a while: nothing is lost.
    """
    require(can_act_on_alerts(by), REFUSED)
    require(all(alert.may_be_set_aside for alert in alerts), TO_BE_READ)
    ids = [alert.pk for alert in alerts]
    changed = (
        Alert.objects.open()
        .filter(pk__in=ids)
        .update(closed_at=clock.now(), closing=Alert.Closing.HANDLED, closed_by=by, closing_note=note)
    )
    must_hit(changed, len(ids))
    for alert in alerts:
        publish(AlertHandled(by=Actor.user(by.pk), **_facts(alert)))


def postpone_alert(*, by: User, alert: Alert, until: date, reason: str) -> Postponement:
    """Put an alert off to a later day, and say why."""
    require(can_act_on_alerts(by), REFUSED)
    require(alert.may_be_set_aside, TO_BE_READ)
    must_hit(Alert.objects.open().filter(pk=alert.pk).update(postponed_until=until))
    postponement = Postponement.objects.create(
        alert=alert, person_id=alert.person_id, project_id=alert.project_id, until=until, reason=reason, by=by
    )
    publish(AlertPostponed(by=Actor.user(by.pk), until=until, **_facts(alert)))
    return postponement


def _facts(alert: Alert) -> dict[str, Any]:
    return {
        "alert_id": alert.pk,
        "person_id": alert.person_id,
        "project_id": alert.project_id,
        "level": alert.level,
    }
