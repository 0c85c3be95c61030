"""One referral whole, as the team reads it; and all that was said of one person to partners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.partners.models import (
    CLOSED,
    TELLING,
    Happened,
    Referral,
    ReferralAgreement,
    ReferralFact,
    ReferralValue,
    ReferralWords,
    Said,
)
from filrouge.people.models import Person
from filrouge.reference.languages import BY_CODE

from .lists import with_opening
from .standing import Standing, standing


@dataclass(frozen=True)
class Told:
    """A fact, and the words beside it where they are within reach."""

    fact: ReferralFact
    words: ReferralWords | None


@dataclass(frozen=True)
class Dossier:
    """`values`: what was said, empty once it is erased. `facts`: the latest first."""

    referral: Referral
    agreement: ReferralAgreement
    language: str
    values: Sequence[ReferralValue]
    facts: Sequence[Told]
    standing: Standing
    opened_at: datetime | None

    @property
    def is_closed(self) -> bool:
        return any(one.fact.kind in CLOSED for one in self.facts)

    @property
    def is_waiting(self) -> bool:
        return not any(one.fact.kind in TELLING for one in self.facts)

    @property
    def is_shown(self) -> bool:
        """Whether the partner can still read something."""
        return not self.is_closed and self.agreement.in_force and bool(self.values)

    @property
    def is_accepted(self) -> bool:
        kinds = [one.fact.kind for one in self.facts if one.fact.kind in TELLING]
        return bool(kinds) and kinds[0] in (Happened.ACCEPTED, Happened.STARTED)


def dossier_of(referral_id: UUID) -> Dossier | None:
    """Five queries, within the asker's reach. None out of it."""
    referrals = Referral.objects.select_related(
        *("person", "project", "structure", "service", "organisation", "created_by", "agreement", "barrier"),
        *("step", "pathway__lead"),
    )
    referral = with_opening(referrals).filter(pk=referral_id).first()
    return _dossier(referral) if referral else None


def shared_of(person: Person) -> list[Dossier]:
    """The latest first."""
    referrals = Referral.objects.filter(person=person).select_related(
        *("person", "project", "structure", "service", "organisation", "created_by", "agreement"),
        *("pathway__lead",),
    )
    return [_dossier(one) for one in with_opening(referrals).order_by("-created_at", "-pk")]


def _dossier(referral: Referral) -> Dossier:
    facts = list(ReferralFact.objects.filter(referral=referral).select_related("created_by").latest_first())
    told = {one.fact_id: one for one in ReferralWords.objects.filter(fact__referral=referral)}
    values = list(ReferralValue.objects.filter(referral=referral))
    order = Said.values
    telling = [one for one in facts if one.kind in TELLING]
    language = BY_CODE.get(referral.agreement.language)
    return Dossier(
        referral=referral,
        agreement=referral.agreement,
        language=language.french_name if language else _("langue non précisée"),
        values=sorted(values, key=lambda one: order.index(one.said)),
        facts=[Told(one, told.get(one.pk)) for one in facts],
        standing=standing(referral, telling),
        opened_at=referral.opened_at,  # type: ignore[attr-defined]
    )
