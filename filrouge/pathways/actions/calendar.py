"""A professional's private calendar address. Only its digest is kept: shown once, replaced when lost."""

from hashlib import sha256

from filrouge.accounts.models import User
from filrouge.pathways.models import CalendarFeed, InvitationWish
from filrouge.shared.ids import random_id


def create_address(*, by: User) -> str:
    """The secret part of the address; the former one no longer answers."""
    token = random_id(32)
    CalendarFeed.objects.update_or_create(user=by, defaults={"digest": digest(token)})
    return token


def revoke_address(*, by: User) -> None:
    CalendarFeed.objects.filter(user=by).delete()


def want_invitations(*, by: User, wanted: bool) -> None:
    """Each meeting also comes by e-mail, as an invitation that names nobody; or no longer."""
    if wanted:
        InvitationWish.objects.get_or_create(user=by)
    else:
        InvitationWish.objects.filter(user=by).delete()


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
