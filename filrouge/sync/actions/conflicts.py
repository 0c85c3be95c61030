"""Choosing from a desk between what a telephone noted and what was written meanwhile: the note was taken up by a
colleague, or its author prefers the site (the telephone may be lost)."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.shared.rights import require
from filrouge.sync import policies
from filrouge.sync.models import Conflict, Operation

from .applying import apply_pending
from .inbox import take_up
from .operations import settle_conflict


def settle_operation(*, by: User, operation: Operation, choices: Mapping[UUID, str]) -> bool:
    """Every disagreement of this operation, by conflict; then the operation again. True once it is applied.
    Raises PermissionDenied, ValidationError."""
    require(
        policies.can_decide_operation(by, operation),
        _("Ce désaccord se tranche par qui a écrit la note, ou par qui l’a reprise."),
    )
    for conflict in Conflict.objects.open().filter(operation=operation, pk__in=choices):
        settle_conflict(by=by, conflict=conflict, choice=choices[conflict.pk])
    if operation.heir_id:
        return take_up(by=by, operation=operation)
    apply_pending(by=by, device=operation.device)
    return Operation.objects.filter(pk=operation.pk).exclude(applied_at=None).exists()
