"""When a project writes to people."""

from collections.abc import Collection
from datetime import time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.messaging.hours import DAYS_OF_A_WEEK
from filrouge.messaging.models import WritingHours
from filrouge.messaging.policies import can_word_reminders
from filrouge.shared.rights import require

REFUSED = _("Les heures d’envoi se choisissent par la coordination du projet.")


def choose_hours(
    *, by: User, project: Project, quiet_from: time, quiet_until: time, quiet_days: Collection[int]
) -> WritingHours:
    """Messages not gone yet follow them. Raises PermissionDenied, ValidationError."""
    require(can_word_reminders(by, project), REFUSED)
    if quiet_until >= quiet_from:
        raise ValidationError(
            {"quiet_from": _("La soirée commence après le matin : vérifiez les deux heures.")}
        )
    if len(set(quiet_days)) >= DAYS_OF_A_WEEK:
        raise ValidationError({"quiet_days": _("Laissez au moins un jour où écrire.")})
    hours, _new = WritingHours.objects.update_or_create(
        project=project,
        defaults={
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
            "quiet_days": sorted(set(quiet_days)),
            "changed_by": by,
        },
    )
    return hours
