from filrouge.shared.events import on
from filrouge.shared.jobs import defer

from .events import InvitationAnswered, ParticipationLeft


@on(InvitationAnswered)
def look_again(event: InvitationAnswered) -> None:
    """Someone who says no, or gets a place, is no longer looked for."""
    defer("vigilance.refresh_person", person_id=event.person_id)


@on(ParticipationLeft)
def look_again_once_left(event: ParticipationLeft) -> None:
    defer("vigilance.refresh_person", person_id=event.person_id)
