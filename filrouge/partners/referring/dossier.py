"""One referral whole, as the team reads it; and all that was said of one person to partners."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
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
    Talk,
)
from filrouge.people.models import Person
from filrouge.reference.languages import BY_CODE
from filrouge.shared.written import Given, written

from .lists import with_opening
from .standing import Standing, standing

RELATED = (
    *("person", "project", "structure__organisation", "service", "organisation", "created_by", "agreement"),
    "pathway__lead",
)


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
    def is_already_known_there(self) -> bool:
        """That structure accompanied her before: it is asked for news, not whether it can receive her."""
        return any(one.fact.kind == Happened.ALREADY for one in self.facts)

    @property
    def is_waiting(self) -> bool:
        return not self.referral.state

    @property
    def is_full(self) -> bool:
        """The partner said to ask again."""
        return self.referral.state == Happened.FULL

    @property
    def talks(self) -> list[tuple[Talk, ReferralFact | None, bool]]:
        """Each of those ready-made: the day it is planned for, if it is, and whether it was held."""
        facts = {one.fact.kind: one.fact for one in reversed(self.facts)}
        return [(one, facts.get(one.planned), one.held in facts) for one in Talk]

    @property
    def may_talk(self) -> bool:
        """It may still begin, or has; or a day was said."""
        ahead = self.is_waiting or self.is_full or self.is_accepted
        return ahead or any(planned for _talk, planned, _held in self.talks)

    @property
    def is_shown(self) -> bool:
        """Whether the partner can still read something."""
        return not self.is_closed and self.agreement.in_force and bool(self.values)

    @property
    def is_accepted(self) -> bool:
        return self.referral.state in (Happened.ACCEPTED, Happened.STARTED)


def dossier_of(referral_id: UUID) -> Dossier | None:
    """Four queries, within the asker's reach. None out of it."""
    return next(iter(_dossiers(_referrals(referral=referral_id))), None)


@written
def _referrals() -> QuerySet[Any]:
    referrals = Referral.objects.filter(pk=Given("referral"))
    return with_opening(referrals.select_related(*RELATED, "barrier", "step"))


def shared_of(person: Person) -> list[Dossier]:
    """The latest first. Four queries, however many there are."""
    referrals = Referral.objects.filter(person=person).select_related(*RELATED)
    return _dossiers(list(with_opening(referrals).order_by("-created_at", "-pk")))


def _dossiers(referrals: Sequence[Any]) -> list[Dossier]:
    if not referrals:
        return []
    keys = [one.pk for one in referrals]
    facts, values = defaultdict(list), defaultdict(list)
    for fact in _facts(referrals=keys):
        facts[fact.referral_id].append(fact)
    for value in _values(referrals=keys):
        values[value.referral_id].append(value)
    words = {one.fact_id: one for one in _words(referrals=keys)}
    return [_dossier(one, facts[one.pk], values[one.pk], words) for one in referrals]


@written
def _facts() -> QuerySet[ReferralFact]:
    facts = ReferralFact.objects.filter(referral=Given("referrals", among=True))
    return facts.select_related("created_by").latest_first()


@written
def _values() -> QuerySet[ReferralValue]:
    return ReferralValue.objects.filter(referral=Given("referrals", among=True))


@written
def _words() -> QuerySet[ReferralWords]:
    return ReferralWords.objects.filter(fact__referral=Given("referrals", among=True))


def _dossier(
    referral: Any,
    facts: Sequence[ReferralFact],
    values: Sequence[ReferralValue],
    words: Mapping[UUID, ReferralWords],
) -> Dossier:
    order = Said.values
    language = BY_CODE.get(referral.agreement.language)
    return Dossier(
        referral=referral,
        agreement=referral.agreement,
        language=language.french_name if language else _("langue non précisée"),
        values=sorted(values, key=lambda one: order.index(one.said)),
        facts=[Told(one, words.get(one.pk)) for one in facts],
        standing=standing(referral, [one for one in facts if one.kind in TELLING]),
        opened_at=referral.opened_at,
    )
