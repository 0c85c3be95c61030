"""« Orientations en cours »: by the day the answer was asked for, fifty at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
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
from filrouge.shared.written import Given, Written, written

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


class Scope(Enum):
    """Where a list starts; the row policies do the rest."""

    LED = "pathway__lead"
    SENT = "created_by"
    TEAMS = "organisation"
    COORDINATED = "project"

    @property
    def whose(self) -> dict[str, Given]:
        several = self in (Scope.TEAMS, Scope.COORDINATED)
        return {self.value: Given("whose", among=several)}


def referral_page(user: User, context: Context, asked: Asked) -> ReferralPage:
    """The most pressing first; what is over, the latest first. A query for those one follows, one for those one sent;
    or one for one's teams, one for what one coordinates: each reads its page along its index, and no more."""
    mark = day_mark(asked.after)
    said = {"day": mark[0], "key": mark[1]} if mark else {}
    words = search_key(asked.words)
    found: dict[UUID, Any] = {}
    for scope, whose in _scopes(user, context, everyone=asked.everyone):
        rows = _rows(asked.pile, scope, further=mark is not None, named=bool(words))
        found |= {one.pk: one for one in rows(whose=whose, words=words, **said)}
    backwards = asked.pile is Pile.OVER
    ordered = sorted(found.values(), key=lambda one: (one.answer_by, one.pk), reverse=backwards)
    page, following = cut(ordered, PAGE, "answer_by")
    return ReferralPage([Line(one, standing_of(one), one.opened_at is not None) for one in page], following)


def _scopes(user: User, context: Context, *, everyone: bool) -> Iterator[tuple[Scope, Any]]:
    if not everyone:
        yield from ((Scope.LED, user.pk), (Scope.SENT, user.pk))
        return
    if context.organisations:
        yield Scope.TEAMS, context.organisations
    if context.coordinated:
        yield Scope.COORDINATED, context.coordinated


@cache
def _rows(pile: Pile, scope: Scope, *, further: bool, named: bool) -> Written[Any]:
    """The first lines of a pile, or those that come after the last one shown (`day` and `key`); `named`: with the words
    in the name of the structure or of the service."""
    return written(lambda: _of_pile(pile, scope, further, named))


def with_opening(referrals: QuerySet[Referral]) -> QuerySet[Any]:
    """`opened_at`: when its page was first opened by the link, from the journal of readings. None as well for whoever
    may not read that journal."""
    links = OutsideLink.objects.filter(
        purpose=PURPOSE, subject=Cast(OuterRef(OuterRef("pk")), TextField())
    ).values("pk")
    readings = Reading.objects.filter(person_id=OuterRef("person_id"), link__in=links).order_by("at")
    return referrals.annotate(opened_at=Subquery(readings.values("at")[:1]))


def _of_pile(pile: Pile, scope: Scope, further: bool, named: bool) -> QuerySet[Any]:
    sent: Any = Referral.objects.filter(**scope.whose).with_told()
    piles = {
        Pile.WAITING: sent.waiting,
        Pile.LATE: sent.late,
        Pile.UNDER_WAY: sent.under_way,
        Pile.REFUSED: sent.refused,
        Pile.OVER: sent.over,
    }
    backwards = pile is Pile.OVER
    place = (Given("day"), Given("key")) if further else None
    rows = with_opening(piles[pile]()).filter(beyond("answer_by", place, backwards=backwards))
    if named:
        rows = rows.filter(
            Q(structure__name_key__contains=Given("words")) | Q(service__name_key__contains=Given("words"))
        )
    rows = rows.select_related("person", "structure", "service", "organisation", "pathway__lead")
    return rows.order_by(*(("-answer_by", "-pk") if backwards else ("answer_by", "pk")))[: PAGE + 1]
