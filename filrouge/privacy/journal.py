"""The reading journal: who opened whose file, when, from where, why.

A view calls `journal(request, person_id, "record")`; the lines are written after the view and before
any byte leaves, outside its (read only) transaction. A line in a list is not a reading; a record, a
document, an export, an API detail is.
"""

from uuid import UUID

from .context import entered
from .models import Reading
from .requests import Request


def open_page(request: Request) -> None:
    request.readings = {}


def journal(request: Request, person_id: UUID, what: str, *, reason: str = "") -> None:
    """Note that this page shows the file of a person. `what` is one of `Reading.What`."""
    request.readings[person_id, what] = reason


def write_page(request: Request) -> None:
    if not request.readings:
        return
    context = request.context
    lines = [
        Reading(
            person_id=person_id,
            user_id=context.user,
            link=context.link,
            organisations=sorted({*context.organisations, *context.officer_of}),
            what=what,
            reason=reason,
        )
        for (person_id, what), reason in request.readings.items()
    ]
    with entered(context):
        Reading.objects.bulk_create(lines)
