"""What was said to a partner does not outlive its use: erased when the agreement ends, or a month after the end.
Nor does the file of a sheet that came back, a month; nor one made beforehand, two days.

Batch only: the web role may not delete."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from filrouge.partners.models import (
    PURPOSE,
    Happened,
    Referral,
    ReferralFact,
    ReferralValue,
    SheetChange,
    SheetOriginal,
    SheetPaper,
    SheetRound,
    SheetValue,
)
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock

A_MONTH = timedelta(days=30)
TWO_DAYS = timedelta(days=2)
FINAL = (Happened.ENDED, Happened.STOPPED, Happened.REFUSED, Happened.WRONG_PUBLIC)


def forget_what_was_said() -> int:
    """How many referrals are no longer shown."""
    said = ReferralValue.objects.filter(referral=OuterRef("pk"))
    last = ReferralFact.objects.filter(referral=OuterRef("pk"), at__gte=clock.now() - A_MONTH)
    final = Q(state__in=FINAL) & ~Exists(last)
    past = Q(agreement__until__lt=clock.today())
    over = Referral.objects.filter(Exists(said)).filter(final | past)
    ids = list(over.values_list("pk", flat=True))
    links = OutsideLink.objects.filter(purpose=PURPOSE, subject__in=[str(one) for one in ids])
    links.filter(revoked_at=None).update(revoked_at=clock.now())
    ReferralValue.objects.filter(referral__in=ids).delete()
    _forget_sheets(ids)
    return len(ids)


def forget_originals() -> int:
    """How many files of sheets that came back are past their month."""
    past = SheetOriginal.objects.filter(created_at__lt=clock.now() - A_MONTH)
    return past.delete()[0]


def forget_papers() -> int:
    """How many files made beforehand are past their two days."""
    return SheetPaper.objects.filter(created_at__lt=clock.now() - TWO_DAYS).delete()[0]


def forget_rounds() -> int:
    """How many: what was asked of several partners at once tells nothing once it is done."""
    return SheetRound.objects.filter(created_at__lt=clock.now() - A_MONTH).delete()[0]


def _forget_sheets(referrals: list[UUID]) -> None:
    """As `fr_forget_sheets` (SQL)."""
    SheetValue.objects.filter(sheet__referral__in=referrals).delete()
    SheetPaper.objects.filter(sheet__referral__in=referrals).delete()
    SheetOriginal.objects.filter(returned__sheet__referral__in=referrals).delete()
    left = SheetChange.objects.filter(returned__sheet__referral__in=referrals)
    left.exclude(accepted=True).delete()
