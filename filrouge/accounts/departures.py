"""What someone still holds when they leave an organisation: nothing is ever lost with them.

Accounts know nothing of caseloads: each higher domain registers, in its `departures.py`, a function
that says what is held and where to hand it over. While one answers, the role does not end.

    @asked_before_leaving
    def caseload(membership: Membership) -> Held | None: …

It runs as whoever ends the role, often a manager to whom row policies open no file: to count what the
asker does not see, go through a definer function, never through a wider context.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from .models import ConsortiumMember, Membership


@dataclass(frozen=True)
class Held:
    """`sentence`: « Amina Martin suit encore 12 personnes. » `url`: where they are handed over."""

    count: int
    sentence: str | Promise
    url: str
    label: str | Promise


Check = Callable[[Membership], Held | None]
ConsortiumCheck = Callable[[ConsortiumMember], Held | None]

_checks: list[Check] = []
_consortium_checks: list[ConsortiumCheck] = []


class StillHolding(Exception):
    """Leaving is refused for now: `held` says what must be handed over first."""

    def __init__(self, held: list[Held]) -> None:
        super().__init__(" ".join(str(one.sentence) for one in held))
        self.held = held


def asked_before_leaving(check: Check) -> Check:
    _checks.append(check)
    return check


def asked_before_leaving_consortium(check: ConsortiumCheck) -> ConsortiumCheck:
    """The same, for an organisation that leaves a project."""
    _consortium_checks.append(check)
    return check


def held_by(membership: Membership) -> list[Held]:
    return [held for check in _checks if (held := check(membership))]


def held_in_consortium(member: ConsortiumMember) -> list[Held]:
    return [held for check in _consortium_checks if (held := check(member))]
