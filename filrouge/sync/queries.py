"""What a telephone is answered, and what the screens of telephones show."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from filrouge.accounts.models import ConsortiumMember, Membership, User

from .asking import asked
from .models import Conflict, Device, Operation
from .registry import handler_of

MOST_SHOWN = 100


def open_conflicts() -> Prefetch:
    return Prefetch("conflicts", Conflict.objects.filter(settled_at=None).order_by("field"))


def answers(device: Device, client_ids: Iterable[str]) -> list[dict[str, Any]]:
    """What became of these operations, for the telephone that sent them: two queries."""
    found = Operation.objects.filter(device=device, client_id__in=list(client_ids))
    return [answer(one) for one in found.prefetch_related(open_conflicts())]


def answer(operation: Operation) -> dict[str, Any]:
    """Whatever says nothing is left out: five hundred of them travel on a poor network."""
    state = operation.state
    said: dict[str, Any] = {
        "id": operation.client_id,
        "state": state.value,
        "digest": operation.digest,
        "why": _why(operation, state),
        "version": operation.version,
        "conflicts": [_sides(one) for one in operation.conflicts.all() if one.settled_at is None],
    }
    return {name: value for name, value in said.items() if value}


def _why(operation: Operation, state: Operation.State) -> str:
    if state is Operation.State.REFUSED:
        return operation.refusal
    return operation.held_because if state is Operation.State.HELD else ""


def _sides(conflict: Conflict) -> dict[str, Any]:
    mine, theirs = conflict.both
    return {
        "id": str(conflict.pk),
        "field": conflict.field,
        "label": conflict.label,
        "mine": mine,
        "theirs": theirs,
    }


def devices_of(user: User) -> QuerySet[Device]:
    return (
        Device.objects.of(user).prefetch_related("extensions", "wipes__asked_by").order_by("-registered_at")
    )


def devices_coordinated(projects: Iterable[int]) -> QuerySet[Device]:
    """The telephones in use in these projects, by name of who carries them."""
    found = Device.objects.in_projects(list(projects)).in_use().select_related("user")
    return found.prefetch_related("extensions", "wipes").order_by(
        "user__given_name", "user__family_name", "pk"
    )


def held_operations(projects: Iterable[int]) -> QuerySet[Operation]:
    found = Operation.objects.held_in(list(projects)).select_related("user", "project")
    return found.prefetch_related(open_conflicts()).order_by("received_at")[:MOST_SHOWN]


def handed_operations(user: User) -> QuerySet[Operation]:
    found = Operation.objects.handed_to(user).select_related("user", "handed_by")
    return found.prefetch_related(open_conflicts()).order_by("handed_at")[:MOST_SHOWN]


def colleagues_in(operation: Operation) -> QuerySet[User]:
    """Those who accompany people in the project of this operation today, bar its author."""
    carrying = ConsortiumMember.objects.filter(project=operation.project_id, until=None)
    held = Membership.objects.current().accompanying()
    held = held.filter(organisation__in=carrying.values("organisation")).exclude(user=operation.user_id)
    return User.objects.filter(pk__in=held.values("user")).order_by("given_name", "family_name", "pk")


def told(operation: Operation) -> tuple[str, list[tuple[str, str]]]:
    """What kind of note it is, and what it says, in words."""
    found = handler_of(operation.kind)
    if found is None:
        return operation.kind, []
    return str(found.label), found.tell(asked(operation, found)) if found.tell else []
