"""What a telephone is answered, and what the screens of telephones show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from filrouge.accounts.models import ConsortiumMember, Membership, User

from .asking import asked
from .models import Conflict, Device, Operation
from .registry import Said, handler_of

MOST_SHOWN = 100


def open_conflicts() -> Prefetch:
    return Prefetch("conflicts", Conflict.objects.open().select_related("theirs_by").order_by("field"))


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
        "conflicts": [_shown(one) for one in sides_of(operation)],
    }
    return {name: value for name, value in said.items() if value}


def _why(operation: Operation, state: Operation.State) -> str:
    if state is Operation.State.REFUSED:
        return operation.refusal
    return operation.held_because if state is Operation.State.HELD else ""


@dataclass(frozen=True)
class Sides:
    """One disagreement in words. `both`: what keeping both would say; "" where that means nothing."""

    conflict: Conflict
    mine: str
    theirs: str
    both: str


def sides_of(operation: Operation) -> list[Sides]:
    """Asks for `open_conflicts`: prefetch them on lists."""
    found = handler_of(operation.kind)
    disputed = [one for one in operation.conflicts.all() if one.settled_at is None]
    return [_in_words(one, found.say if found else None) for one in disputed]


def _in_words(conflict: Conflict, say: Said | None) -> Sides:
    def said(value: Any) -> str:
        if value in (None, "", []):
            return ""
        return say(conflict.field, value) if say else str(value)

    mine, theirs = conflict.both
    return Sides(conflict, said(mine), said(theirs), said(conflict.together))


def _shown(sides: Sides) -> dict[str, Any]:
    """Values as they are, and in words; who wrote theirs, and when; `joined` only where both may be kept."""
    mine, theirs = sides.conflict.both
    shown: dict[str, Any] = {
        "id": str(sides.conflict.pk),
        "field": sides.conflict.field,
        "label": sides.conflict.label,
        "mine": mine,
        "theirs": theirs,
        "said": {"mine": sides.mine, "theirs": sides.theirs},
    }
    if sides.conflict.theirs_by and sides.conflict.theirs_at:
        shown |= {"by": sides.conflict.theirs_by.get_full_name(), "at": sides.conflict.theirs_at}
    if sides.both:
        shown["joined"] = sides.conflict.together
        shown["said"]["both"] = sides.both
    return shown


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
    """Bar those on which a choice comes first (`disputed_operations`)."""
    found = Operation.objects.to_take_up(user).select_related("user", "handed_by")
    return found.prefetch_related(open_conflicts()).order_by("handed_at")[:MOST_SHOWN]


def disputed_operations(user: User) -> list[tuple[str, Operation]]:
    """Those on which this user has to choose, with what kind of note each is."""
    found = Operation.objects.disputed(user).select_related("user").order_by("received_at")[:MOST_SHOWN]
    return [(label_of(one), one) for one in found]


def label_of(operation: Operation) -> str:
    found = handler_of(operation.kind)
    return str(found.label) if found else operation.kind


def colleagues_in(operation: Operation) -> QuerySet[User]:
    """Those who accompany people in the project of this operation today, bar its author."""
    carrying = ConsortiumMember.objects.filter(project=operation.project_id, until=None)
    held = Membership.objects.current().accompanying()
    held = held.filter(organisation__in=carrying.values("organisation")).exclude(user=operation.user_id)
    return User.objects.filter(pk__in=held.values("user")).order_by("given_name", "family_name", "pk")


def told(operation: Operation) -> tuple[str, list[tuple[str, str]]]:
    """What kind of note it is, and what it says, in words."""
    found = handler_of(operation.kind)
    lines = found.tell(asked(operation, found)) if found and found.tell else []
    return label_of(operation), lines
