"""What Nour is given: a badge proposed, one shown with her name, one revoked; what her team's badges attest, and who
recognises them."""

from filrouge.directory.models import Structure
from filrouge.privacy.links import create_link
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.skills.models import (
    NAMED,
    Badge,
    BadgeClass,
    Endorsement,
    Publication,
    Revocation,
    Showing,
    Signatory,
    StatusPlace,
)

from .commission import LASTS
from .world import World


def lay_badges(world: World) -> None:
    """A class that everybody reads, and a draft; of the first, a word that is signed, and one that is not yet."""
    published = world.plant(BadgeClass, "everybody", evidence=["attendance"])
    world.plant(Publication, badge_class=published)
    world.plant(BadgeClass, evidence=["attendance"])
    now = clock.now()
    said = {"badge_class": published, "given_at": now}
    waiting = world.plant(
        Endorsement, "said by the body", structure=world.the(Structure), organisation=None, **said
    )
    signed = {"organisation": world.cast.association, "document": {}, "signed_at": now}
    for one in (waiting, world.plant(Endorsement, "everybody", **signed, **said)):
        world.plant(Signatory, endorsement=one)
    world.plant(Badge, "offered to her", badge_class=published)
    shown, revoked = _issued(world, published), _issued(world, published)
    world.plant(Revocation, badge=revoked)
    link, world.tokens["link badge_name"] = create_link(
        purpose=NAMED,
        subject=str(shown.pk),
        recipient="",
        lifetime=LASTS,
        by=Actor.job("fixture"),
        person_id=world.cast.nour.pk,
    )
    world.plant(Showing, badge=shown, link=link)


def _issued(world: World, badge_class: BadgeClass) -> Badge:
    place = world.plant(StatusPlace, index=len(world.rows[StatusPlace]))
    now = clock.now()
    badge: Badge = world.plant(
        Badge, badge_class=badge_class, accepted_at=now, issued_at=now, place=place, credential={}
    )
    return badge
