"""Before a meeting, asking at once those who accompany the people of its agenda where they stand."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from filrouge.accounts.models import User
from filrouge.commissions import policies
from filrouge.commissions.models import Meeting
from filrouge.commissions.sitting.partners import askable_of
from filrouge.partners.actions.rounds import ask_of
from filrouge.partners.models import SheetRound
from filrouge.shared.rights import require

from .commissions import REFUSED
from .meetings import OVER


@transaction.atomic
def ask_partners(*, by: User, meeting: Meeting, asked: Sequence[str]) -> SheetRound:
    """The coordination, of the whole agenda; a team, of its own people. A sheet for each, made by a job.

    Raises PermissionDenied; ValidationError once it is over, or when there is nobody to ask."""
    require(policies.can_ask_partners(by, meeting), REFUSED)
    if meeting.is_over:
        raise ValidationError(OVER)
    found = askable_of(meeting).asked
    return ask_of(by=by, referrals=[one.referral.pk for one in found], asked=asked)
