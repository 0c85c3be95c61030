from filrouge.accounts.events import ConsortiumLeft, RoleEnded
from filrouge.shared.events import on
from filrouge.shared.jobs import defer


@on(RoleEnded)
def leave_with_the_role(event: RoleEnded) -> None:
    """What was opened to someone by name goes with the work that needed it."""
    defer("people.end_personal_grants", timestamp=int(event.at.timestamp()))


@on(ConsortiumLeft)
def leave_with_the_consortium(event: ConsortiumLeft) -> None:
    defer("people.end_personal_grants", timestamp=int(event.at.timestamp()))
