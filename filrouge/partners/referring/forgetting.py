"""What was said to a partner does not outlive its use: erased when the agreement ends, or a month after the end.

Batch only: the web role may not delete."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from filrouge.partners.models import PURPOSE, Happened, Referral, ReferralFact, ReferralValue
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock

A_MONTH = timedelta(days=30)
FINAL = (Happened.ENDED, Happened.STOPPED, Happened.REFUSED, Happened.WRONG_PUBLIC)


def forget_what_was_said() -> int:
    """How many referrals are no longer shown."""
    said = ReferralValue.objects.filter(referral=OuterRef("pk"))
    last = ReferralFact.objects.filter(referral=OuterRef("pk"), at__gte=clock.now() - A_MONTH)
    final = Q(state__in=FINAL) & ~Exists(last)
    past = Q(agreement__until__lt=clock.today())
    over = Referral.objects.with_state().filter(Exists(said)).filter(final | past)
    ids = list(over.values_list("pk", flat=True))
    links = OutsideLink.objects.filter(purpose=PURPOSE, subject__in=[str(one) for one in ids])
    links.filter(revoked_at=None).update(revoked_at=clock.now())
    ReferralValue.objects.filter(referral__in=ids).delete()
    return len(ids)
