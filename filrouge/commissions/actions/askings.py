"""A member asks that someone be looked at, from the page of their place; the coordination sees it."""

from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.commissions import policies
from filrouge.commissions.models import Asking
from filrouge.people.actions.grants import call
from filrouge.shared import clock
from filrouge.shared.encrypted_field import sealed
from filrouge.shared.rights import must_hit, require

from .commissions import REFUSED


def ask_commission(*, place_id: UUID, words: str) -> None:
    """By whoever holds the place, with an account or by a link. Raises PermissionDenied once the meeting is open, and
    past twenty; ValidationError."""
    if not words.strip():
        raise ValidationError(_("Dites de qui il s’agit, et ce que vous attendez."))
    asking = Asking(pk=uuid4(), words=words.strip())
    call("ask_commission", place_id, asking.pk, *sealed(asking, "words"))


def settle_asking(*, by: User, asking: Asking) -> None:
    """Seen: put on the agenda with the team of the person, or answered. Raises PermissionDenied."""
    require(policies.can_run(by, asking.place.meeting.commission), REFUSED)
    found = Asking.objects.filter(pk=asking.pk, settled_at=None)
    must_hit(found.update(settled_at=clock.now(), settled_by=by))
