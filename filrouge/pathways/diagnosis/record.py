"""What the record shows of the diagnosis, fetched within the query of its path."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from filrouge.accounts.models import User
from filrouge.pathways.models import (
    DETAILS,
    Barrier,
    LevelObservation,
    PriorityOrder,
    SensitiveDetail,
)
from filrouge.reference.barriers import SEVERITIES, Severity
from filrouge.shared.nested import nested, prepared, rows_of

from .barriers import BarrierLine, in_her_order, order_said
from .levels import KnownGroup, known_groups

LEVEL = ("scale", "value", "observed_on", "source")
BARRIER = ("id", "sub_theme", "handler_id", "handled_with", "since", "severity", "blocking", "observed_on")
# Not the words themselves: they are read on their own page, and this reading is written down.
DETAIL = ("id", "barrier_id", "sub_theme", "severity", "blocking", "observed_on")


@dataclass(frozen=True)
class KnownOfPath:
    """`groups`: only those of which something is known. `barriers`: open, in the person's order."""

    groups: Sequence[KnownGroup]
    barriers: Sequence[BarrierLine]
    ordered: bool

    @property
    def severities(self) -> tuple[Severity, ...]:
        return SEVERITIES


@prepared
def known_nested() -> dict[str, ArraySubquery]:
    """Annotations of a Pathway, for `known_of`."""
    mine = {"pathway": OuterRef("pk")}
    hers = {"person": OuterRef("person"), "project": OuterRef("project")}
    barriers = Barrier.objects.open().filter(**mine).order_by("pk")
    named = barriers.annotate(given=F("handler__given_name"), family=F("handler__family_name"))
    orders = PriorityOrder.objects.filter(**mine).order_by("-set_on", "-pk")
    found = {
        "levels_found": nested(LevelObservation.objects.filter(**mine).last_words(), *LEVEL),
        "barriers_found": nested(named, *BARRIER, "given", "family"),
        "order_found": nested(orders[:1], "barriers"),
    }
    for secret, model in DETAILS.items():
        latest = (
            model._default_manager.filter(**hers)
            .order_by("barrier", "-observed_on", "-pk")
            .distinct("barrier")
        )
        found[f"{secret.value}_found"] = nested(latest, *DETAIL)
    return found


def known_of(pathway: Any) -> KnownOfPath:
    """`pathway` was fetched with `known_nested`."""
    latest = {one.scale: one for one in rows_of(LevelObservation, pathway.levels_found)}
    details: dict[Any, list[SensitiveDetail]] = {}
    for secret, model in DETAILS.items():
        for one in rows_of(model, getattr(pathway, f"{secret.value}_found")):
            details.setdefault(one.barrier_id, []).append(one)
    barriers = [_barrier(one) for one in pathway.barriers_found]
    return KnownOfPath(
        [group for group in known_groups(latest) if group.told],
        in_her_order(barriers, order_said(pathway.order_found), details),
        bool(pathway.order_found),
    )


def _barrier(found: dict[str, Any]) -> Barrier:
    given, family = found.pop("given"), found.pop("family")
    barrier = rows_of(Barrier, [found])[0]
    if barrier.handler_id:
        barrier.handler = User(pk=barrier.handler_id, given_name=given, family_name=family)
    return barrier
