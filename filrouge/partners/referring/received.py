"""« Reçues »: what other teams send to structures that are the asker's own organisation, fifty at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connections

from filrouge.partners.models import Happened, Phase, ReferralValue
from filrouge.shared import clock
from filrouge.shared.keyset import day_mark
from filrouge.shared.transactions import alias

PAGE = 50


class Tray(StrEnum):
    """As the addresses say it."""

    WAITING = ""
    UNDER_WAY = "en-cours"
    REFUSED = "refusees"
    OVER = "terminees"


PHASE = {
    Tray.WAITING: Phase.WAITING,
    Tray.UNDER_WAY: Phase.UNDER_WAY,
    Tray.REFUSED: Phase.REFUSED,
    Tray.OVER: Phase.OVER,
}
LATEST_FIRST = (Tray.REFUSED, Tray.OVER)


@dataclass(frozen=True)
class ReceivedPage:
    """Each line is her name, which bears what goes with it (see `received_referrals`, SQL)."""

    lines: Sequence[Any]
    following: str


def receives() -> bool:
    """Whether the organisation of whoever asks is a structure of the directory."""
    with connections[alias.get()].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM received_structures())")
        return bool(cursor.fetchone()[0])


def received_page(tray: Tray, after: str) -> ReceivedPage:
    """The most pressing first; what is answered, the latest first. One query."""
    mark = day_mark(after) or (None, None)
    asked = [PHASE[tray].value, tray in LATEST_FIRST, *mark, PAGE + 1]
    query = "SELECT r.*, 'name' AS said FROM received_referrals(%s, %s, %s, %s, %s) r"
    found: list[Any] = list(ReferralValue.objects.raw(query, asked))
    lines, more = found[:PAGE], found[PAGE:]
    for one in lines:
        one.tag = Happened(one.state).label if one.state else ""
        one.late = not one.state and one.answer_by < clock.today()
    last = lines[-1] if more else None
    following = f"{last.answer_by.isoformat()}_{last.referral_id}" if last else ""
    return ReceivedPage(lines, following)
