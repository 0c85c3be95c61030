"""What telephones sent is applied: in order, and the fault of an operation undoes it alone.

What all need is looked up once; what is written of each, and what each would do again (facts kept for lists, jobs),
is written once for all. Some tens of operations share a savepoint: most days all of them go well. When one does not,
they are undone and each is tried in a savepoint of its own. An operation that cannot be applied yet stays and is
tried again at each exchange; nothing is dropped. The whole is one transaction: stopped in between, nothing was
applied, and all is still stored.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import inf
from operator import attrgetter
from time import monotonic
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.batches import in_batches
from filrouge.shared.events import publish
from filrouge.shared.gathering import gathering
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import current_connection
from filrouge.sync import policies
from filrouge.sync.asking import asked
from filrouge.sync.events import OperationHeld
from filrouge.sync.models import Conflict, Device, Operation
from filrouge.sync.registry import Applied, Conflicted, Handler, Outcome, Refused, handler_of

from .operations import LONGEST_REASON

logger = logging.getLogger(__name__)

TOGETHER = 50  # operations in one savepoint: what is done twice when one of them fails
Seen = dict[Any, Any]

TRACES = """
UPDATE sync_operation o
   SET applied_at = %s, row_id = v.row_id, version = v.version, trouble = '', content = ''
  FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) AS v (id, row_id, version)
 WHERE o.id = v.id
"""


def apply_pending(*, by: User, device: Device, seconds: float = inf) -> None:
    """Apply all that can be, dependencies first, whatever the order of arrival. What `seconds` leave no time
    for stays stored: the job of `receive` goes on from there."""
    require(policies.can_use_device(by, device))
    Device.objects.select_for_update().get(pk=device.pk)  # one exchange at a time
    deadline = monotonic() + seconds
    with gathering():
        applied = _apply_ready(by, device, deadline)
        while any(_settles(one) for one in applied):
            applied = _apply_ready(by, device, deadline)  # a choice lets what it settles go on


def try_operation(*, by: User, operation: Operation, row_id: UUID | None) -> bool:
    """True once applied. Whatever went wrong is written on the operation, which stays."""
    traces = Traces()
    with gathering():
        done = _attempt(by, operation, row_id, {}, traces)
        traces.write()
    return done


@dataclass
class Traces:
    """What became of operations just applied: written together, before anyone reads them again."""

    waiting: list[Operation] = field(default_factory=list)

    def add(self, operation: Operation, outcome: Applied) -> None:
        operation.applied_at = clock.now()
        operation.row_id, operation.version = outcome.row_id, outcome.version
        self.waiting.append(operation)

    def write(self) -> None:
        if not self.waiting:
            return
        columns = [[getattr(one, name) for one in self.waiting] for name in ("pk", "row_id", "version")]
        with current_connection().cursor() as cursor:
            cursor.execute(TRACES, [clock.now(), *columns])
            must_hit(cursor.rowcount, len(self.waiting))
        self.waiting.clear()


# --- in which order ----------------------------------------------------------------------------------


def _apply_ready(by: User, device: Device, deadline: float) -> list[Operation]:
    found = Operation.objects.to_try().filter(device=device).prefetch_related("conflicts")
    waiting = list(found.order_by("device_at", "client_id"))
    rows, seen, traces = _applied_rows(by, waiting), _looked_up(by, waiting), Traces()
    applied: list[Operation] = []
    while (ready := [one for one in waiting if one.needs <= rows.keys()]) and monotonic() <= deadline:
        waiting = [one for one in waiting if not one.needs <= rows.keys()]
        for some in _in_groups(ready):
            if monotonic() > deadline:
                break
            done = _attempt_all(by, some, rows, seen, traces)
            rows |= {one.client_id: one.row_id for one in done}
            applied += done
    traces.write()
    return applied


def _in_groups(ready: Iterable[Operation]) -> Iterator[Sequence[Operation]]:
    """In their order. Alone: what settles others, and what failed already, which would fail the others with it."""
    for alone, some in groupby(ready, lambda one: _settles(one) or bool(one.held_at or one.trouble)):
        yield from in_batches(some, 1 if alone else TOGETHER)


def _settles(operation: Operation) -> bool:
    found = handler_of(operation.kind)
    return found is not None and found.settles


def _applied_rows(by: User, waiting: Iterable[Operation]) -> dict[str, UUID | None]:
    """The operations that these need and that are applied: client id → row."""
    needed = {name for one in waiting for name in one.needs}
    if not needed:
        return {}
    applied = Operation.objects.filter(user=by, client_id__in=needed).exclude(applied_at=None)
    return dict(applied.values_list("client_id", "row_id"))


def _looked_up(by: User, waiting: Sequence[Operation]) -> Seen:
    """What the handlers of these need, looked up together. A fault there is none here: each then looks alone."""
    seen: Seen = {}
    for kind in dict.fromkeys(one.kind for one in waiting):
        found = handler_of(kind)
        if found and found.prepare:
            try:
                with transaction.atomic():
                    found.prepare(by, [asked(one, found, seen=seen) for one in _readable(found, waiting)])
            except Exception:
                logger.exception("what operations of kind %s need could not be looked up together", kind)
    return seen


def _readable(found: Handler, waiting: Iterable[Operation]) -> list[Operation]:
    return [one for one in waiting if one.kind == found.kind and found.reads(one.schema)]


# --- some operations, or one -------------------------------------------------------------------------


class NotAll(Exception):
    """One of those tried together was not applied."""


class NotYet(Exception):
    """A telephone ahead of this server: its operation waits for the server to follow."""


def _attempt_all(
    by: User, some: Sequence[Operation], rows: Mapping[str, UUID | None], seen: Seen, traces: Traces
) -> Sequence[Operation]:
    """Those that were applied."""
    if _settles(some[0]):
        traces.write()  # it reads what became of others
    if len(some) > 1:
        if applied := _attempt_together(by, some, rows, seen):
            for one, outcome in applied:
                traces.add(one, outcome)
            return some
        seen.clear()  # it may tell of what was undone
        seen.update(_looked_up(by, some))
    return [one for one in some if _attempt(by, one, rows.get(one.record), seen, traces)]


def _attempt_together(
    by: User, some: Sequence[Operation], rows: Mapping[str, UUID | None], seen: Seen
) -> list[tuple[Operation, Applied]]:
    """None of them, when one of them is not applied: it says why when it is tried alone."""
    applied: list[tuple[Operation, Applied]] = []
    try:
        with transaction.atomic():
            for kind, same in groupby(some, key=attrgetter("kind")):
                for one in same:
                    outcome = _run(by, one, rows.get(one.record), seen)
                    if not isinstance(outcome, Applied):
                        raise NotAll
                    applied.append((one, outcome))
                _finish(by, kind, seen)  # another kind may read what these wrote
    except Exception:
        return []
    return applied


def _attempt(by: User, operation: Operation, row_id: UUID | None, seen: Seen, traces: Traces) -> bool:
    try:
        with transaction.atomic():
            outcome = _run(by, operation, row_id, seen)
            _finish(by, operation.kind, seen)
            if isinstance(outcome, Refused):
                transaction.set_rollback(True)
    except PermissionDenied as why:
        _hold(by, operation, row_id, str(why))
    except ValidationError as wrong:
        _refuse(operation, " ".join(wrong.messages))
    except NotYet:
        return False
    except Exception as fault:
        logger.exception("operation %s could not be applied", operation.pk)
        Operation.objects.filter(pk=operation.pk).update(trouble=type(fault).__name__[:120])
        seen.clear()  # it may tell of what was undone
    else:
        return _note(operation, outcome, traces)
    return False


def _run(by: User, operation: Operation, row_id: UUID | None, seen: Seen) -> Outcome:
    found = handler_of(operation.kind)
    if found is None or operation.schema > found.schema:
        raise NotYet(operation.kind)
    if not found.reads(operation.schema):
        return Refused(_("Cette note vient d’une version trop ancienne de l’application."))
    return found.apply(by, asked(operation, found, row_id, seen))


def _finish(by: User, kind: str, seen: Seen) -> None:
    found = handler_of(kind)
    if found and found.finish:
        found.finish(by, seen)


def _note(operation: Operation, outcome: Outcome, traces: Traces) -> bool:
    match outcome:
        case Applied():
            traces.add(operation, outcome)
            return True
        case Refused(reason=reason):
            _refuse(operation, str(reason))
        case Conflicted():
            _dispute(operation, outcome)
    return False


def _refuse(operation: Operation, reason: str) -> None:
    refused = {"refused_at": clock.now(), "refusal": reason[:LONGEST_REASON], "trouble": ""}
    must_hit(Operation.objects.filter(pk=operation.pk).update(**refused))


def _hold(by: User, operation: Operation, row_id: UUID | None, reason: str) -> None:
    """`row_id`: what it corrects, which whoever takes it up could not find by themselves."""
    newly = Operation.objects.filter(pk=operation.pk, held_at=None)
    held = {"held_at": clock.now(), "held_because": reason[:LONGEST_REASON], "row_id": row_id, "trouble": ""}
    if newly.update(**held):
        publish(
            OperationHeld(by=Actor.user(by.pk), operation_id=operation.pk, project_id=operation.project_id)
        )


def _dispute(operation: Operation, outcome: Conflicted) -> None:
    Conflict.objects.bulk_create(
        Conflict(
            operation=operation,
            person_id=operation.person_id,
            field=one.field,
            label=str(one.label),
            mine=_kept(one.mine),
            theirs=_kept(one.theirs),
            joined="" if one.joined is None else _kept(one.joined),
            theirs_by_id=outcome.by,
            theirs_at=outcome.at,
        )
        for one in outcome.fields
    )


def _kept(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
