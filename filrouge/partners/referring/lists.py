"""« Orientations en cours »: by the day the answer was asked for, fifty at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from filrouge.accounts.models import User
from filrouge.partners.models import PURPOSE, Referral
from filrouge.privacy.context import Context
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.shared.keyset import beyond, cut, day_mark
from filrouge.shared.text import search_key

from .standing import Standing, standing_of

PAGE = 50


class Pile(StrEnum):
    """As the addresses say it."""

    WAITING = ""
    LATE = "retard"
    UNDER_WAY = "en-cours"
    REFUSED = "a-reprendre"
    OVER = "terminees"


@dataclass(frozen=True)
class Asked:
    """`everyone`: beyond those one follows or sent. `words`: in the name of the structure."""

    pile: Pile = Pile.WAITING
    everyone: bool = False
    words: str = ""
    after: str = ""


@dataclass(frozen=True)
class Line:
    referral: Referral
    standing: Standing
    opened: bool


@dataclass(frozen=True)
class ReferralPage:
    lines: Sequence[Line]
    following: str


def referral_page(user: User, context: Context, asked: Asked) -> ReferralPage:
    """The most pressing first; what is over, the latest first. A query for those one follows, one for those one sent;
    or one for one's teams, one for what one coordinates: each reads its page along its index, and no more."""
    backwards = asked.pile is Pile.OVER
    further = beyond("answer_by", day_mark(asked.after), backwards=backwards)
    order = ("-answer_by", "-pk") if backwards else ("answer_by", "pk")
    found: dict[UUID, Any] = {}
    for sent in _within(user, context, asked):
        rows = with_opening(_pile(sent.with_told(), asked.pile)).filter(further)
        rows = rows.select_related("person", "structure", "service", "organisation", "pathway__lead")
        found |= {one.pk: one for one in rows.order_by(*order)[: PAGE + 1]}
    ordered = sorted(found.values(), key=lambda one: (one.answer_by, one.pk), reverse=backwards)
    page, following = cut(ordered, PAGE, "answer_by")
    return ReferralPage([Line(one, standing_of(one), one.opened_at is not None) for one in page], following)


def _within(user: User, context: Context, asked: Asked) -> Iterator[Any]:
    """Where a list starts; the row policies do the rest."""
    sent = Referral.objects.all()
    if key := search_key(asked.words):
        sent = sent.filter(Q(structure__name_key__contains=key) | Q(service__name_key__contains=key))
    if not asked.everyone:
        yield sent.filter(pathway__lead=user)
        yield sent.filter(created_by=user)
        return
    if context.organisations:
        yield sent.filter(organisation__in=context.organisations)
    if context.coordinated:
        yield sent.filter(project__in=context.coordinated)


def with_opening(referrals: QuerySet[Referral]) -> QuerySet[Any]:
    """`opened_at`: when its page was first opened by the link, from the journal of readings. None as well for whoever
    may not read that journal."""
    links = OutsideLink.objects.filter(
        purpose=PURPOSE, subject=Cast(OuterRef(OuterRef("pk")), TextField())
    ).values("pk")
    readings = Reading.objects.filter(person_id=OuterRef("person_id"), link__in=links).order_by("at")
    return referrals.annotate(opened_at=Subquery(readings.values("at")[:1]))


def _pile(sent: Any, pile: Pile) -> QuerySet[Referral]:
    piles = {
        Pile.WAITING: sent.waiting,
        Pile.LATE: sent.late,
        Pile.UNDER_WAY: sent.under_way,
        Pile.REFUSED: sent.refused,
        Pile.OVER: sent.over,
    }
    found: QuerySet[Referral] = piles[pile]()
    return found
