"""What comes from a telephone: stored as it came, then applied, each operation in its own savepoint.

Storing is committed before anything is applied: from then on the server answers for it, whatever happens. An
operation that cannot be applied yet stays and is tried again at each exchange; nothing is dropped.
"""

import json
import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import inf
from time import monotonic
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require
from filrouge.sync import policies
from filrouge.sync.asking import asked
from filrouge.sync.envelopes import Read
from filrouge.sync.events import OperationHeld
from filrouge.sync.models import Conflict, Device, Operation
from filrouge.sync.registry import Applied, Conflicted, Disagreement, Outcome, Refused, handler_of

logger = logging.getLogger(__name__)

LONGEST_REASON = 300
ABOUT_OPERATIONS = "sync."


def receive(*, by: User, device: Device, sent: Sequence[Read], offset: timedelta = timedelta()) -> None:
    """Store what is new. The same id with the same text again changes nothing; with another text neither:
    `queries.answers` tells the two apart by their digests."""
    require(policies.can_use_device(by, device))
    projects = _known_projects(sent)
    rows = [_row(by, device, one, offset, projects) for one in sent]
    Operation.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        defer("sync.apply_stored", device_id=device.pk)  # should the exchange not get to its end


def apply_pending(*, by: User, device: Device, seconds: float = inf) -> None:
    """Apply all that can be, dependencies first, whatever the order of arrival. What `seconds` leave no time
    for stays stored: the job of `receive` goes on from there."""
    require(policies.can_use_device(by, device))
    Device.objects.select_for_update().get(pk=device.pk)  # one exchange at a time
    deadline = monotonic() + seconds
    applied = _apply_ready(by, device, deadline)
    while any(one.kind.startswith(ABOUT_OPERATIONS) for one in applied):
        applied = _apply_ready(by, device, deadline)  # a choice lets what it settles go on


def _apply_ready(by: User, device: Device, deadline: float) -> list[Operation]:
    waiting = list(Operation.objects.to_try().filter(device=device).order_by("device_at", "client_id"))
    rows = _applied_rows(by, waiting)
    applied: list[Operation] = []
    seen: dict[Any, Any] = {}
    while ready := [one for one in waiting if one.needs <= rows.keys()]:
        waiting = [one for one in waiting if not one.needs <= rows.keys()]
        for operation in ready:
            if monotonic() > deadline:
                return applied
            if try_operation(by=by, operation=operation, row_id=rows.get(operation.record), seen=seen):
                rows[operation.client_id] = operation.row_id
                applied.append(operation)
    return applied


def try_operation(
    *, by: User, operation: Operation, row_id: UUID | None, seen: dict[Any, Any] | None = None
) -> bool:
    """True once applied. Whatever went wrong is written on the operation, which stays."""
    try:
        with transaction.atomic():
            outcome = _run(by, operation, row_id, seen)
            if isinstance(outcome, Refused):
                transaction.set_rollback(True)
    except PermissionDenied as why:
        _hold(by, operation, str(why))
    except ValidationError as wrong:
        _refuse(operation, " ".join(wrong.messages))
    except NotYet:
        return False
    except Exception as fault:
        logger.exception("operation %s could not be applied", operation.pk)
        Operation.objects.filter(pk=operation.pk).update(trouble=type(fault).__name__[:120])
    else:
        return _note(operation, outcome)
    return False


def withdraw_operation(*, by: User, operation: Operation, because: str = "") -> None:
    """Given up on purpose, with those that correct it: said, dated, signed. Nothing applied is undone."""
    require(policies.can_withdraw_operation(by, operation))
    chain = Operation.objects.filter(user=operation.user_id, record=operation.client_id, applied_at=None)
    given_up = Operation.objects.filter(pk=operation.pk, applied_at=None) | chain
    given_up.filter(withdrawn_at=None).update(
        withdrawn_at=clock.now(), withdrawn_by=by, withdrawn_because=because[:LONGEST_REASON]
    )


def settle_conflict(*, by: User, conflict: Conflict, choice: str) -> None:
    """Keep one of the two values. The operation is applied again once all its conflicts are settled."""
    require(policies.can_settle_conflict(by, conflict), _("Ce désaccord se tranche par qui a écrit la note."))
    settled = Conflict.objects.filter(pk=conflict.pk, settled_at=None)
    settled.update(choice=choice, settled_by=by, settled_at=clock.now())


# --- reading what came -----------------------------------------------------------------------------


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


def _applied_rows(by: User, waiting: Iterable[Operation]) -> dict[str, UUID | None]:
    """The operations that these need and that are applied: client id → row."""
    needed = {name for one in waiting for name in one.needs}
    if not needed:
        return {}
    applied = Operation.objects.filter(user=by, client_id__in=needed).exclude(applied_at=None)
    return dict(applied.values_list("client_id", "row_id"))


# --- applying --------------------------------------------------------------------------------------


class NotYet(Exception):
    """A telephone ahead of this server: its operation waits for the server to follow."""


def _run(by: User, operation: Operation, row_id: UUID | None, seen: dict[Any, Any] | None) -> Outcome:
    found = handler_of(operation.kind)
    if found is None or operation.schema > found.schema:
        raise NotYet(operation.kind)
    if not found.reads(operation.schema):
        return Refused(_("Cette note vient d’une version trop ancienne de l’application."))
    return found.apply(by, asked(operation, found, row_id, seen))


def _note(operation: Operation, outcome: Outcome) -> bool:
    match outcome:
        case Applied(row_id=row_id, version=version):
            operation.applied_at, operation.row_id, operation.version = clock.now(), row_id, version
            kept = {"applied_at": operation.applied_at, "row_id": row_id, "version": version, "trouble": ""}
            must_hit(Operation.objects.filter(pk=operation.pk).update(**kept, content=""))
            return True
        case Refused(reason=reason):
            _refuse(operation, str(reason))
        case Conflicted(fields=fields):
            _dispute(operation, fields)
    return False


def _refuse(operation: Operation, reason: str) -> None:
    refused = {"refused_at": clock.now(), "refusal": reason[:LONGEST_REASON], "trouble": ""}
    must_hit(Operation.objects.filter(pk=operation.pk).update(**refused))


def _hold(by: User, operation: Operation, reason: str) -> None:
    newly = Operation.objects.filter(pk=operation.pk, held_at=None)
    if newly.update(held_at=clock.now(), held_because=reason[:LONGEST_REASON], trouble=""):
        publish(
            OperationHeld(by=Actor.user(by.pk), operation_id=operation.pk, project_id=operation.project_id)
        )


def _dispute(operation: Operation, fields: Iterable[Disagreement]) -> None:
    Conflict.objects.bulk_create(
        Conflict(
            operation=operation,
            person_id=operation.person_id,
            field=one.field,
            label=str(one.label),
            mine=json.dumps(one.mine, ensure_ascii=False),
            theirs=json.dumps(one.theirs, ensure_ascii=False),
        )
        for one in fields
    )
