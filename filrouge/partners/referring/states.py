"""Where a referral stands, kept on it by a trigger (`sql/referrals.sql`): found wrong, and put right. As batch."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from filrouge.partners.models import TELLING, Referral, ReferralFact
from filrouge.shared.kept_facts import differing


def wrong_states() -> Iterator[tuple[UUID, list[str]]]:
    return differing(Referral.objects.all(), _truth())


def refresh_states(referral_ids: Collection[UUID]) -> None:
    Referral.objects.filter(pk__in=referral_ids).update(**_truth())


def _truth() -> dict[str, Coalesce]:
    telling = ReferralFact.objects.filter(referral=OuterRef("pk"), kind__in=TELLING).latest_first()
    return {"state": Coalesce(Subquery(telling.values("kind")[:1]), Value(""))}
