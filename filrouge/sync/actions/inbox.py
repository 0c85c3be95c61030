"""What its author may no longer write: the coordination gives it to someone who may."""

from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.sync import policies
from filrouge.sync.events import OperationHanded
from filrouge.sync.models import Operation

from .applying import try_operation


def hand_operation(*, by: User, operation: Operation, to: User) -> None:
    """What it says is not shown to the coordination, whose reach is narrower: only to who takes it up."""
    require(
        policies.can_hand_operation(by, operation),
        _("Seule la coordination du projet confie une note en attente."),
    )
    handed = {"heir": to, "handed_by": by, "handed_at": clock.now()}
    must_hit(Operation.objects.filter(pk=operation.pk).update(**handed))
    publish(OperationHanded(by=Actor.user(by.pk), operation_id=operation.pk, user_id=to.pk))


def take_up(*, by: User, operation: Operation) -> bool:
    """Write it, in the name of who takes it up. False when it cannot be: the operation says why, or two values
    wait for a choice (`conflicts.py`)."""
    require(policies.can_take_up_operation(by, operation), _("Cette note a été confiée à quelqu’un d’autre."))
    locked = Operation.objects.to_take_up(by).select_for_update().filter(pk=operation.pk).first()
    if locked is None:
        return False
    return try_operation(by=by, operation=locked, row_id=locked.row_id or _record_of(locked))


def _record_of(operation: Operation) -> UUID | None:
    first = Operation.objects.filter(user=operation.user_id, client_id=operation.record)
    return first.values_list("row_id", flat=True).first()
