from filrouge.accounts.models import Membership, Role, User
from filrouge.privacy.rows import Level

from .models import Alert, Escalation


def can_act_on_alerts(user: User) -> bool:
    """Whoever accompanies people may handle or postpone the alerts within reach."""
    return Membership.objects.current().accompanying().filter(user=user).exists()


def can_escalate(user: User, alert: Alert) -> bool:
    """An open alert that the coordination reads too: it would otherwise be told of what it may not know."""
    read = alert.person_id is None or alert.level <= Level.SHARED
    return read and alert.is_open and can_act_on_alerts(user)


def can_answer(user: User, escalation: Escalation) -> bool:
    return coordinates(user, escalation.project_id)


def can_set_rules(user: User, project_id: int) -> bool:
    return coordinates(user, project_id)


def coordinates(user: User, project_id: int) -> bool:
    held = Membership.objects.current().filter(user=user, role=Role.COORDINATOR, project=project_id)
    return held.exists()
