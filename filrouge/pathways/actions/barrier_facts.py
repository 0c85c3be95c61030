"""The facts of periods and observations kept on their barrier: one definition, one statement."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from filrouge.pathways.models import Barrier, BarrierObservation, BarrierPeriod
from filrouge.shared.kept_facts import differing
from filrouge.shared.rights import must_hit


def refresh_barriers(barrier_ids: Collection[UUID]) -> None:
    """Recompute the kept facts of these barriers in one UPDATE, before those of their paths. Raises Missed."""
    must_hit(Barrier.objects.filter(pk__in=barrier_ids).update(**barrier_truth()), len(set(barrier_ids)))


def barrier_truth() -> dict[str, Subquery | Coalesce]:
    """Column kept → the expression that recomputes it: the last period, the last observation."""
    period = BarrierPeriod.objects.order_by("-since", "-pk")
    seen = BarrierObservation.objects.order_by("-observed_on", "-pk")
    return {
        "since": _first(period, "since"),
        "lifted_on": _first(period, "lifted_on"),
        "severity": _first(seen, "severity"),
        "blocking": Coalesce(_first(seen, "blocking"), Value(False)),
        "observed_on": _first(seen, "observed_on"),
    }


def wrong_barriers() -> Iterator[tuple[UUID, list[str]]]:
    """Barriers whose kept facts differ from the truth, and which ones. Run as batch: it reads everyone."""
    return differing(Barrier.objects.all(), barrier_truth())


def _first(rows: QuerySet[Any], column: str) -> Subquery:
    return Subquery(rows.filter(barrier=OuterRef("pk")).values(column)[:1])
