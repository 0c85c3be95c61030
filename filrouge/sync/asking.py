"""From an operation as it was stored to what its handler receives."""

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
    """As the telephone wrote them, bar what a human settled: theirs is dropped, mine replaces the value seen."""
    if not isinstance(written, dict):
        return {}
    changes = {str(name): (pair[0], pair[1]) for name, pair in written.items() if len(pair) == 2}
    for conflict in operation.conflicts.exclude(settled_at=None).order_by("settled_at"):
        mine, theirs = conflict.both
        if conflict.choice == Conflict.Choice.MINE:
            changes[conflict.field] = (theirs, mine)
        else:
            changes.pop(conflict.field, None)
    return changes
