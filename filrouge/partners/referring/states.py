"""Where a referral stands, kept on it by a trigger (`sql/referrals.sql`): found wrong, and put right. As batch."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from filrouge.partners.models import TELLING, Happened, Referral, ReferralFact, state_told
from filrouge.shared.kept_facts import differing


def wrong_states() -> Iterator[tuple[UUID, list[str]]]:
    return differing(Referral.objects.all(), _truth())


def refresh_states(referral_ids: Collection[UUID]) -> None:
    Referral.objects.filter(pk__in=referral_ids).update(**_truth())


def _truth() -> dict[str, Coalesce]:
    telling = ReferralFact.objects.filter(referral=OuterRef("pk"), kind__in=TELLING).latest_first()
    already = When(kind=Happened.ALREADY, then=Value(state_told(Happened.ALREADY)))
    stands = telling.annotate(stands=Case(already, default=F("kind"))).values("stands")[:1]
    return {"state": Coalesce(Subquery(stands), Value(""))}
