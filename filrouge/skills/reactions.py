from filrouge.privacy.events import LinkRenewed
from filrouge.shared.events import on
from filrouge.shared.jobs import defer

from .events import (
    BadgeAnswered,
    BadgeRevoked,
    EndorsementAsked,
    EndorsementGiven,
    KeyRotated,
    ReviewDropped,
    ReviewHeld,
    ReviewPlanned,
)
from .models import ASKING


@on(BadgeAnswered)
def sign_what_was_accepted(event: BadgeAnswered) -> None:
    if event.accepted:
        defer("skills.issue_badges")


@on(BadgeRevoked)
def tell_everybody(event: BadgeRevoked) -> None:
    defer("skills.take_revocation", badge_id=event.badge_id)


@on(KeyRotated)
def make_the_key(event: KeyRotated) -> None:
    defer("skills.rotate_key", organisation_id=event.organisation_id)


@on(EndorsementAsked)
def write_to_them(event: EndorsementAsked) -> None:
    defer("skills.ask_endorsement", endorsement_id=event.endorsement_id)


@on(EndorsementGiven)
def sign_what_they_say(event: EndorsementGiven) -> None:
    defer("skills.sign_endorsements")


@on(LinkRenewed)
def send_the_link_again(event: LinkRenewed) -> None:
    if event.purpose == ASKING:
        defer("skills.send_again", link_id=event.link_id)


@on(ReviewHeld)
def no_longer_late(event: ReviewHeld) -> None:
    defer("vigilance.refresh_person", person_id=event.person_id)


@on(ReviewDropped)
def no_longer_awaited(event: ReviewDropped) -> None:
    defer("vigilance.refresh_person", person_id=event.person_id)


@on(ReviewPlanned)
def look_at_its_day(event: ReviewPlanned) -> None:
    defer("vigilance.refresh_person", person_id=event.person_id)
