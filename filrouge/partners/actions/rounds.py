"""Asking several partners at once where they stand: a sheet for each referral under way, made by a job, some at a
time; and the file of each, for partners without an address."""

from base64 import b64encode
from collections.abc import Callable, Collection, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.partners import policies
from filrouge.partners.models import (
    MINIMUM,
    Filled,
    Referral,
    Sheet,
    SheetPaper,
    SheetRound,
    Whose,
)
from filrouge.partners.shuttle.folder import values_of
from filrouge.partners.shuttle.paper import Cover, drawn
from filrouge.privacy.context import known_context
from filrouge.shared import clock
from filrouge.shared.jobs import defer
from filrouge.shared.papers.kinds import Kind
from filrouge.shared.rights import must_hit, require

from .referrals import REFUSED
from .sheets import make_sheet, write_sheet
from .traces import of_referral

MOST = 2000
AT_ONCE = 25  # in one transaction: what a worker that falls does again


def to_be_asked(by: User, whose: str) -> QuerySet[Referral]:
    """Theirs or their team's, among those to whom something can be asked."""
    mine = Q(pathway__lead=by) | Q(created_by=by)
    if whose == Whose.TEAM:
        mine = Q(organisation__in=known_context(by).organisations)
    return askable().filter(mine)


def askable() -> QuerySet[Referral]:
    """Within reach: under way, agreed to this day, and without a sheet that is still with the partner."""
    out = Sheet.objects.filter(referral=OuterRef("pk"), returns=None)
    agreed = Q(agreement__withdrawn_at=None, agreement__until__gte=clock.today())
    return Referral.objects.under_way().filter(agreed, pathway__closed_on=None).exclude(Exists(out))


def ask_round(*, by: User, asked: Sequence[str], whose: str = Whose.MINE, kind: str = "") -> SheetRound:
    """The most pressing first. `kind`: of the file made for each, if any. Raises ValidationError when there is nobody
    to ask."""
    keys = list(to_be_asked(by, whose).order_by("answer_by", "pk").values_list("pk", flat=True)[:MOST])
    if not keys:
        raise ValidationError(_("Aucune orientation acceptée n’attend de nouvelles."))
    questions = [one.value for one in Filled if one in asked]
    made = SheetRound.objects.create(
        user=by, whose=whose, kind=kind, asked=questions, waiting=keys, total=len(keys)
    )
    defer("partners.make_round", round_id=made.pk, user_id=by.pk)
    return made


def ask_of(*, by: User, referrals: Collection[UUID], asked: Sequence[str]) -> SheetRound:
    """Those of an agenda, within the reach of whoever prepares it, who may not read what is said there: a job makes the
    sheets. Raises ValidationError when there is nobody to ask."""
    keys = list(askable().filter(pk__in=referrals).order_by("answer_by", "pk").values_list("pk", flat=True))
    if not keys:
        raise ValidationError(_("Aucune structure ne peut être interrogée pour l’instant."))
    made = SheetRound.objects.create(
        user=by,
        whose=Whose.MEETING,
        asked=[one.value for one in Filled if one in asked],
        waiting=keys[:MOST],
        total=len(keys[:MOST]),
    )
    defer("partners.make_asked_round", round_id=made.pk)
    return made


def make_some(by: User, round_id: UUID) -> bool:
    """The next few, in one transaction. Whether any is left. A referral that ended meanwhile, or that whoever asks is
    not in charge of, is passed over."""
    found = SheetRound.objects.select_for_update().get(pk=round_id)
    if not found.waiting:
        return False
    now, later = found.waiting[:AT_ONCE], found.waiting[AT_ONCE:]
    write = write_asked if found.whose == Whose.MEETING else make_sheet
    sheets = [sheet for one in _with_what_they_need(now) if (sheet := _made(by, one, found.asked, write))]
    if found.kind:
        _draw(by, found, sheets)
    must_hit(
        SheetRound.objects.filter(pk=round_id).update(
            waiting=later,
            made=found.made + len(sheets),
            told=found.told + sum(bool(one.referral.email) for one in sheets),
            ended_at=None if later else clock.now(),
        )
    )
    return bool(later)


def _with_what_they_need(keys: Sequence[UUID]) -> QuerySet[Referral]:
    related = ("agreement", "pathway__lead", "structure", "service", "organisation", "created_by")
    return Referral.objects.filter(pk__in=keys).select_related(*related).prefetch_related("values_said")


def write_asked(*, by: User, referral: Referral, **said: Any) -> Sheet:
    """As batch: whoever asks is entitled to, and reads nothing of it. Raises PermissionDenied, ValidationError."""
    require(policies.can_ask_for_news(by, referral), REFUSED)
    return write_sheet(by=by, referral=referral, **said)


def _made(by: User, referral: Referral, asked: Sequence[str], write: Callable[..., Sheet]) -> Sheet | None:
    lines = [one.said for one in referral.values_said.all() if one.said in MINIMUM]
    try:
        return write(by=by, referral=referral, lines=lines, asked=asked, by_mail=bool(referral.email))
    except (PermissionDenied, ValidationError):
        return None


def _draw(by: User, found: SheetRound, sheets: Sequence[Sheet]) -> None:
    SheetPaper.objects.bulk_create(
        SheetPaper(
            round=found,
            sheet=one,
            content=b64encode(
                drawn(one, values_of(one), Cover.of_referral(one.referral), Kind(found.kind))
            ).decode(),
            **of_referral(one.referral, by),
        )
        for one in sheets
    )
