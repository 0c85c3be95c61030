"""Facts of outreach laid for tests: Farid's team, the association, in the project of the cast."""

from datetime import datetime, timedelta
from typing import Any

from filrouge.outreach.actions.encounters import Felt, Heard, Who, note_encounter
from filrouge.outreach.models import Acquaintance, Choice, Encounter, Identification, Kind, Outing, Place
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast


def place_laid(cast: Cast, **columns: Any) -> Place:
    values = {"name": "Place du marché", "commune_code": "34032", "zone": "qpv", **columns}
    with as_batch("fixture"):
        return Place.objects.create(project=cast.project, organisation=cast.association, **values)


def outing_laid(cast: Cast, *, starts_at: datetime | None = None, **columns: Any) -> Outing:
    """Yesterday's bus, two hours, unless said otherwise."""
    start = starts_at or clock.now() - timedelta(days=1)
    values = {"kind": Kind.BUS, "organisation": cast.association, "created_by": cast.farid, **columns}
    if "place" not in values:
        values["place"] = place_laid(cast)
    with as_batch("fixture"):
        outing = Outing.objects.create(
            project=cast.project, starts_at=start, ends_at=start + timedelta(hours=2), **values
        )
        outing.members.create(user=cast.farid)
    return outing


def shipped(name: str, rank: int = 1) -> int:
    return Choice.objects.shipped().get(list=name, rank=rank).pk


def momo(**columns: Any) -> Who:
    return Who(**{"identification": Identification.NICKNAME, "nickname": "Momo", **columns})


def met(
    cast: Cast,
    *,
    at: datetime | None = None,
    outing: Outing | None = None,
    who: Who | None = None,
    heard: Heard | None = None,
    reticences: tuple[Felt, ...] = (),
) -> Encounter:
    """Noted by Farid, an hour ago unless said otherwise."""
    with acting(cast.farid):
        return note_encounter(
            by=cast.farid,
            project=cast.project,
            organisation=cast.association,
            at=at or clock.now() - timedelta(hours=1),
            outing=outing,
            who=who,
            heard=heard,
            reticences=reticences,
        )


def acquaintance_of(encounter: Encounter) -> Acquaintance:
    assert encounter.acquaintance
    return encounter.acquaintance
