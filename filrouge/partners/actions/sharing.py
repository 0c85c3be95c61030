"""A structure that accompanies her already, outside any referral: what she agrees that it reads, and a sheet."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from filrouge.accounts.models import User
from filrouge.partners.models import Filled, Referral
from filrouge.pathways.models import Pathway
from filrouge.people.actions.information import HowGiven
from filrouge.shared import clock

from .referrals import Recipient, Terms, send_referral
from .sheets import make_sheet


@transaction.atomic
def share_with(
    *,
    by: User,
    pathway: Pathway,
    recipient: Recipient,
    said: Mapping[str, str],
    given: HowGiven,
    terms: Terms,
) -> tuple[Referral, str]:
    """As `send_referral`, but nobody is asked to receive her: no day for an answer, and a sheet that says all she
    agreed to, with every question, waits on the page. Raises PermissionDenied, ValidationError."""
    asked = replace(terms, already=True, answer_by=clock.today())
    referral, token = send_referral(
        by=by, pathway=pathway, recipient=recipient, said=said, given=given, terms=asked
    )
    make_sheet(by=by, referral=referral, lines=list(said), asked=Filled.values)
    return referral, token
