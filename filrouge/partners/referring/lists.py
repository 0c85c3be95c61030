"""« Orientations en cours »: by the day the answer was asked for, fifty at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from filrouge.accounts.models import User
from filrouge.partners.models import PURPOSE, Referral
from filrouge.privacy.context import Context
from filrouge.privacy.models import OutsideLink, Reading
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
    """The most pressing first; what is over, the latest first. One query, within reach."""
    sent = Referral.objects.in_reach_of_lists(
        organisations=context.organisations, coordinated=context.coordinated
    )
    if not asked.everyone:
        sent = sent.filter(Q(pathway__lead=user) | Q(created_by=user))
    if key := search_key(asked.words):
        sent = sent.filter(Q(structure__name_key__contains=key) | Q(service__name_key__contains=key))
    backwards = asked.pile is Pile.OVER
    rows = with_opening(_pile(sent, asked.pile)).filter(_beyond(asked.after, backwards))
    rows = rows.select_related("person", "structure", "service", "organisation", "pathway__lead")
    order = ("-answer_by", "-pk") if backwards else ("answer_by", "pk")
    found = list(rows.order_by(*order)[: PAGE + 1])
    lines = [Line(one, standing_of(one), one.opened_at is not None) for one in found[:PAGE]]
    return ReferralPage(lines, _mark(found[PAGE - 1]) if len(found) > PAGE else "")


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


def _beyond(after: str, backwards: bool) -> Q:
    """Keyset: day and id of the last line shown. A broken address shows the first page."""
    day, _separator, key = after.partition("_")
    try:
        at, last = date.fromisoformat(day), UUID(key)
    except ValueError:
        return Q()
    way = "lt" if backwards else "gt"
    return Q(**{f"answer_by__{way}": at}) | Q(**{"answer_by": at, f"pk__{way}": last})


def _mark(referral: Referral) -> str:
    return f"{referral.answer_by.isoformat()}_{referral.pk}"
