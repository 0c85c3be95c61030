"""The reading journal, sealed: a chain of digests over ids and times, and what tells that it holds.

A line is sealed once older than a minute, with the stretch of time it falls in. From then on a line
taken out, added in the past or moved in time breaks the chain; what a line says may still be erased.
Who can rewrite the whole chain (the owner of the database) is answered by `last_digest`, noted elsewhere.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from filrouge.shared import clock
from filrouge.shared.ui.dates import with_hour

from .models import Reading, Seal, Verification

AGE = timedelta(minutes=1)
LATE = timedelta(minutes=15)  # nothing sealed for that long: the worker has stopped
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

Line = tuple[int, datetime]


@dataclass(frozen=True)
class Chain:
    """What a reading of the whole chain found. `problem`: where it broke first, '' if it holds."""

    seals: int
    lines: int
    problem: str = ""
    last_digest: str = ""


def seal_journal() -> Seal | None:
    """Seal the lines older than a minute; None when there is no new one. As batch, one at a time."""
    last = Seal.objects.last()
    since, until = (last.until if last else BEGINNING), clock.now() - AGE
    lines = _lines(since).filter(at__lte=until)
    ids = list(lines)
    if not ids:
        return None
    digest = _digest(last.digest if last else "", since, until, ids)
    return Seal.objects.create(since=since, until=until, count=len(ids), digest=digest)


def verify_journal() -> Chain:
    """Read the whole chain again. As batch."""
    lines = iter(_lines(BEGINNING).iterator(chunk_size=5000))
    pending = next(lines, None)
    digest, previous, total, checked = "", BEGINNING, 0, 0
    for seal in Seal.objects.iterator():
        within: list[Line] = []
        while pending and pending[1] <= seal.until:
            within.append(pending)
            pending = next(lines, None)
        checked, total = checked + 1, total + len(within)
        problem = _broken(seal, previous, digest, within)
        if problem:
            return Chain(checked, total, problem, digest)
        digest, previous = seal.digest, seal.until
    if pending and pending[1] < clock.now() - LATE:
        return Chain(checked, total, _unsealed(pending[1]), digest)
    return Chain(checked, total, "", digest)


def record_verification() -> Verification:
    """Verify, and keep the answer for the officer's page. As batch."""
    chain = verify_journal()
    return Verification.objects.create(seals=chain.seals, lines=chain.lines, problem=chain.problem)


def _lines(after: datetime):
    return Reading.objects.filter(at__gt=after).order_by("at", "id").values_list("id", "at")


def _digest(former: str, since: datetime, until: datetime, lines: Iterable[Line]) -> str:
    whole = hashlib.sha256(f"{former}|{_exact(since)}|{_exact(until)}".encode())
    for identifier, at in lines:
        whole.update(f"\n{identifier}|{_exact(at)}".encode())
    return whole.hexdigest()


def _exact(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _broken(seal: Seal, previous: datetime, former: str, lines: list[Line]) -> str:
    where = {"since": _said(max(seal.since, previous)), "until": _said(seal.until)}
    if seal.since != previous:
        return _("Un sceau manque ou a été modifié avant celui du %(until)s.") % where
    if len(lines) < seal.count:
        return _("Des lignes ont disparu entre le %(since)s et le %(until)s.") % where
    if len(lines) > seal.count:
        return _("Des lignes ont été ajoutées après coup entre le %(since)s et le %(until)s.") % where
    if _digest(former, seal.since, seal.until, lines) != seal.digest:
        return _("Une ligne, son heure ou un sceau a changé entre le %(since)s et le %(until)s.") % where
    return ""


def _unsealed(first: datetime) -> str:
    return _("Rien n’est scellé depuis le %(since)s : le travail de fond est arrêté.") % {
        "since": _said(first)
    }


def _said(moment: datetime) -> str:
    return with_hour(moment, "d/m/Y") if moment > BEGINNING else _("début")
