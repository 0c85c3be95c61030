"""Rights on referrals. Sending someone on, and ending it, is for those in charge of her file."""

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.pathways.policies import can_plan, can_write_file
from filrouge.people.policies import in_charge

from .models import Referral


def can_refer(user: User, pathway: Pathway) -> bool:
    """The team in charge, while the path is open. Not by an emergency: it lets read, it does not decide who is told."""
    return can_plan(user, pathway) and in_charge(user, pathway.person_id, pathway.project_id)


def can_note_answer(user: User, referral: Referral) -> bool:
    """The team: what the partner says by telephone, a reminder."""
    return can_write_file(user, referral.person_id, referral.project_id)


def can_end(user: User, referral: Referral) -> bool:
    """Recalls it, or notes that the person took her agreement back. `end_referral` (SQL) says the same."""
    return in_charge(user, referral.person_id, referral.project_id)
