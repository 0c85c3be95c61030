"""What comes from a telephone is stored as it came; given up or settled when a human says so.

Storing is committed before anything is applied (`applying.py`): from then on the server answers for it, whatever
happens.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.shared import clock
from filrouge.shared.jobs import defer
from filrouge.shared.rights import require
from filrouge.sync import policies
from filrouge.sync.envelopes import Read
from filrouge.sync.models import Conflict, Device, Operation

LONGEST_REASON = 300


def receive(*, by: User, device: Device, sent: Sequence[Read], offset: timedelta = timedelta()) -> None:
    """Store what is new. The same id with the same text again changes nothing; with another text neither:
    `queries.answers` tells the two apart by their digests."""
    require(policies.can_use_device(by, device))
    projects = _known_projects(sent)
    rows = [_row(by, device, one, offset, projects) for one in sent]
    Operation.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        defer("sync.apply_stored", device_id=device.pk)  # should the exchange not get to its end


def withdraw_operation(*, by: User, operation: Operation, because: str = "") -> None:
    """Given up on purpose, with those that correct it: said, dated, signed. Nothing applied is undone."""
    require(policies.can_withdraw_operation(by, operation))
    chain = Operation.objects.filter(user=operation.user_id, record=operation.client_id, applied_at=None)
    given_up = Operation.objects.filter(pk=operation.pk, applied_at=None) | chain
    given_up.filter(withdrawn_at=None).update(
        withdrawn_at=clock.now(), withdrawn_by=by, withdrawn_because=because[:LONGEST_REASON]
    )


def settle_conflict(*, by: User, conflict: Conflict, choice: str) -> None:
    """Keep one of the two values, or both where they can be. The operation is applied again once all its
    conflicts are settled. Chosen twice, the first choice stays. Raises PermissionDenied, ValidationError."""
    require(policies.can_settle_conflict(by, conflict), _("Ce désaccord se tranche par qui a écrit la note."))
    if choice == Conflict.Choice.BOTH and conflict.together is None:
        raise ValidationError(_("Ces deux valeurs ne peuvent pas être gardées ensemble : choisissez-en une."))
    open_one = Conflict.objects.open().filter(pk=conflict.pk)
    open_one.update(choice=choice, settled_by=by, settled_at=clock.now())


def _row(by: User, device: Device, read: Read, offset: timedelta, projects: set[int]) -> Operation:
    content = read.content
    return Operation(
        device=device,
        user=by,
        client_id=content.id,
        kind=content.kind,
        schema=content.schema_,
        base=content.base,
        record=content.record or "",
        after=content.after,
        person_id=content.person,
        project_id=content.project if content.project in projects else None,
        content=read.text,
        digest=read.digest,
        device_at=content.at,
        offset_ms=round(offset.total_seconds() * 1000),
    )


def _known_projects(sent: Iterable[Read]) -> set[int]:
    named = {one.content.project for one in sent if one.content.project}
    return set(Project.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
