"""From an operation as it was stored to what its handler receives."""

from operator import attrgetter
from typing import Any
from uuid import UUID

from .models import Conflict, Operation
from .registry import Asked, Handler


def asked(
    operation: Operation,
    found: Handler,
    row_id: UUID | None = None,
    seen: dict[Any, Any] | None = None,
) -> Asked:
    payload = found.upgraded(operation.payload, operation.schema)
    return Asked(
        client_id=operation.client_id,
        person_id=operation.person_id,
        project_id=operation.project_id,
        at=operation.noted_at,
        payload=payload,
        base=operation.base,
        row_id=row_id,
        changes=_changes(operation, payload.get("changes")),
        seen={} if seen is None else seen,
    )


def _changes(operation: Operation, written: object) -> dict[str, tuple[object, object]]:
    """As the telephone wrote them, bar what a human settled: theirs is dropped, what was chosen instead replaces
    the value seen. Asks for `conflicts`: prefetch them for many."""
    if not isinstance(written, dict):
        return {}
    changes = {str(name): (pair[0], pair[1]) for name, pair in written.items() if _is_pair(pair)}
    settled = [one for one in operation.conflicts.all() if one.settled_at]
    for conflict in sorted(settled, key=attrgetter("settled_at")):
        changes.pop(conflict.field, None)
        if conflict.choice != Conflict.Choice.THEIRS:
            changes[conflict.field] = (conflict.both[1], conflict.chosen)
    return changes


def _is_pair(written: object) -> bool:
    return isinstance(written, list) and len(written) == 2
