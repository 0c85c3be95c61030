"""The partner is reminded by itself: two days before the day asked for, then the day after it. Batch only."""

from datetime import timedelta

from filrouge.partners.models import Happened, Referral, ReferralFact
from filrouge.shared import clock

from .telling import remind

BEFORE = timedelta(days=2)
SHORT = timedelta(days=4)  # asked for sooner than that, no reminder comes before
AFTER_FOR = timedelta(days=3)  # a worker that was away still reminds so many days later, not more


def remind_partners() -> int:
    """How many were reminded. Each reminder is a fact: run twice, it leaves once."""
    today = clock.today()
    waiting = Referral.objects.waiting().filter(agreement__withdrawn_at=None, agreement__until__gte=today)
    waiting = waiting.exclude(facts__kind=Happened.RETURNED)  # a sheet came back: the team reads it
    soon = waiting.filter(answer_by__range=(today, today + BEFORE))
    late = waiting.filter(answer_by__range=(today - AFTER_FOR, today - timedelta(days=1)))
    chosen = [*(one for one in soon if one.patience >= SHORT), *late]
    return sum(_remind(one) for one in chosen if one.email)


def _remind(referral: Referral) -> bool:
    """Once before the day, once after it."""
    since = referral.sent_on if referral.days_left >= 0 else referral.answer_by + timedelta(days=1)
    reminders = ReferralFact.objects.filter(referral=referral, kind=Happened.REMINDED, created_by=None)
    if reminders.filter(on__gte=since).exists():
        return False
    fact = ReferralFact.objects.create(
        referral=referral,
        person_id=referral.person_id,
        project_id=referral.project_id,
        kind=Happened.REMINDED,
        on=clock.today(),
        at=clock.now(),
    )
    remind(referral.pk, fact.pk)
    return True
