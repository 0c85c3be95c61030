"""Orientations as screens show them. Where someone comes from is said only to those who may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.outreach.models import (
    SOON,
    Orientation,
    OrientationAnswer,
    OrientationStage,
    Origin,
    SenderWord,
    ToldChange,
)
from filrouge.people.queries.lookalikes import Lookalike, find_lookalikes
from filrouge.privacy.context import known_context
from filrouge.reference.languages import BY_CODE
from filrouge.reference.models import Commune
from filrouge.shared.keyset import beyond, cut, day_mark
from filrouge.shared.written import Given, Written, written

PAGE = 30


@dataclass(frozen=True)
class Line:
    """One of the inbox. `origin`: « structure partenaire » where it may not be said."""

    orientation: Orientation
    origin: str
    commune: str

    @property
    def lateness(self) -> str:
        """ "late", "soon" or "" once answered or while there is time."""
        if self.orientation.last_answer:  # type: ignore[attr-defined]
            return ""
        days = self.orientation.days_left
        return "late" if days < 0 else "soon" if days <= SOON.days else ""


@dataclass(frozen=True)
class InboxPage:
    lines: Sequence[Line]
    following: str


@dataclass(frozen=True)
class Dossier:
    """Everything one may read of an orientation."""

    orientation: Orientation
    origin: Origin | None
    origin_said: str
    commune: str
    language: str
    answers: Sequence[OrientationAnswer]
    words: Sequence[SenderWord]
    stages: Sequence[OrientationStage]
    told_changes: Sequence[ToldChange]
    alike: Sequence[Lookalike]

    @property
    def answer(self) -> OrientationAnswer | None:
        return self.answers[0] if self.answers else None


def origin_of(orientation: Orientation) -> Origin | None:
    """None when it is out of reach."""
    return getattr(orientation, "origin", None)


def origin_said(orientation: Orientation) -> str:
    """For a list, a record, a thread, a spreadsheet: nobody says it otherwise."""
    return _("elle-même") if orientation.by_herself else said_of(origin_of(orientation))


def said_of(origin: Origin | None) -> str:
    """None: out of the reader's reach."""
    return origin.structure or origin.sender if origin else _("structure partenaire")


class Pile(StrEnum):
    """What the inbox is sorted into, as its addresses say it."""

    TO_ANSWER = ""
    IN_HAND = "suivies"
    OVER = "terminees"


def inbox_page(user: User, pile: Pile, *, after: str = "") -> InboxPage:
    """The first promised first; what is over, the latest first."""
    context, mark = known_context(user), day_mark(after)
    rows = _rows(pile, coordinating=bool(context.coordinated), further=mark is not None)
    place = {"day": mark[0], "key": mark[1]} if mark else {}
    found = rows(organisations=context.organisations, projects=context.coordinated, **place)
    page, following = cut(found, PAGE, "answer_by")
    communes = _communes(page)
    lines = [Line(one, origin_said(one), communes.get(one.commune_code, "")) for one in page]
    return InboxPage(lines, following)


@cache
def _rows(pile: Pile, *, coordinating: bool, further: bool) -> Written[Any]:
    """The first lines of a pile, or those that come after the last one shown: `day` and `key`. Who coordinates nothing
    has a query of their own, read along the index of their teams: PostgreSQL has one plan for each text."""
    return written(lambda: _of_pile(pile, coordinating, further))


def _of_pile(pile: Pile, coordinating: bool, further: bool) -> QuerySet[Any]:
    received = Orientation.objects.of_teams(coordinating=coordinating)
    piles = {Pile.TO_ANSWER: received.to_answer, Pile.IN_HAND: received.in_hand, Pile.OVER: received.over}
    rows = piles[pile]().select_related("origin", "project", "organisation", "taken_by", "person")
    backwards = pile is Pile.OVER
    place = (Given("day"), Given("key")) if further else None
    rows = rows.filter(beyond("answer_by", place, backwards=backwards))
    return rows.order_by(*(("-answer_by", "-pk") if backwards else ("answer_by", "pk")))[: PAGE + 1]


def _communes(found: Sequence[Orientation]) -> dict[str, str]:
    codes = {one.commune_code for one in found if one.commune_code}
    return {one.code: str(one) for one in Commune.objects.filter(code__in=codes)} if codes else {}


def dossier_of(user: User, orientation: Orientation) -> Dossier:
    """Seven queries; the look-alikes only while no file is opened."""
    mine = {"orientation": orientation}
    language = BY_CODE.get(orientation.language)
    return Dossier(
        orientation=orientation,
        origin=origin_of(orientation),
        origin_said=origin_said(orientation),
        commune=_communes([orientation]).get(orientation.commune_code, ""),
        language=language.french_name if language else "",
        answers=list(OrientationAnswer.objects.filter(**mine).select_related("by").order_by("-at")),
        words=list(SenderWord.objects.filter(**mine).order_by("at")),
        stages=list(OrientationStage.objects.filter(**mine).order_by("on")),
        told_changes=list(ToldChange.objects.filter(**mine).select_related("by").order_by("-at")),
        alike=_alike(user, orientation) if orientation.person_id is None else [],
    )


def _alike(user: User, orientation: Orientation) -> list[Lookalike]:
    phones = (orientation.phone,) if orientation.phone else ()
    return find_lookalikes(user, orientation.given_name, orientation.family_name, phones=phones)


def as_sent(orientation: Orientation) -> dict[str, str]:
    """The initial values of a new file: what was said, to be checked with her."""
    return {
        "given_name": orientation.given_name,
        "family_name": orientation.family_name,
        "phone": orientation.phone_said,
        "commune": _communes([orientation]).get(orientation.commune_code, ""),
        "language": orientation.language,
    }
