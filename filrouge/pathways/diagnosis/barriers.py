"""The barriers of a path as the asker may read them, in the person's own order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from filrouge.pathways.models import (
    DETAILS,
    Barrier,
    BarrierObservation,
    BarrierPeriod,
    Pathway,
    PriorityOrder,
    SensitiveDetail,
)
from filrouge.reference.barriers import SEVERITIES, Secret, Severity, SubTheme
from filrouge.shared.nested import nested, rows_of
from filrouge.shared.ui.histories import HistoryChart, Moment, history
from filrouge.shared.written import Given, written

LAST = 10**6  # after every place the person gave
KINDS = {3: "warn", 4: "grave"}  # of the tag that says a severity


@dataclass(frozen=True)
class BarrierLine:
    """One barrier. `detail`: what a sensitive one is, for those who may read it; `place`: hers, from 1."""

    barrier: Barrier
    place: int | None = None
    detail: SensitiveDetail | None = None

    @property
    def is_closed_to_me(self) -> bool:
        return self.barrier.is_sensitive and self.detail is None

    @property
    def sub_theme(self) -> SubTheme | None:
        return self.detail.of if self.detail else self.barrier.of

    @property
    def label(self) -> str:
        return self.sub_theme.label if self.sub_theme else self.barrier.label

    @property
    def weight(self) -> Severity | None:
        return self.detail.weight if self.detail else self.barrier.weight

    @property
    def kind(self) -> str:
        return KINDS.get(self.weight.rank, "plain") if self.weight else "plain"

    @property
    def is_blocking(self) -> bool:
        return self.detail.blocking if self.detail else self.barrier.blocking

    @property
    def observed_on(self) -> date | None:
        return self.detail.observed_on if self.detail else self.barrier.observed_on

    @property
    def handled_by(self) -> str:
        colleague = self.barrier.handler.get_full_name() if self.barrier.handler else ""
        return ", ".join(part for part in (colleague, self.barrier.handled_with) if part)

    @property
    def rank(self) -> tuple[int, bool, int, date, str]:
        """Hers first; then what blocks, what weighs most, what lasts."""
        weight = self.weight.rank if self.weight else 0
        since = self.barrier.since or date.max
        return self.place or LAST, not self.is_blocking, -weight, since, str(self.barrier.pk)


def barriers_of(pathway: Pathway | Given) -> QuerySet[Any]:
    """With `hers`: the latest order the person gave, None when she gave none."""
    orders = PriorityOrder.objects.filter(pathway=OuterRef("pathway")).order_by("-set_on", "-pk")
    barriers = Barrier.objects.filter(pathway=pathway).select_related("handler")
    return barriers.annotate(hers=Subquery(orders.values("barriers")[:1]))


def _hers(barriers: Sequence[Any]) -> Sequence[UUID]:
    return (barriers[0].hers if barriers else None) or ()


def order_said(found: Iterable[Mapping[str, Any]]) -> list[UUID]:
    """Of orders fetched with `nested(…, "barriers")`."""
    return [UUID(str(pk)) for one in found for pk in one["barriers"]]


def details_of(person_id: UUID, secrets: Iterable[Secret] = Secret) -> dict[UUID, list[SensitiveDetail]]:
    """Barrier → what was said of it, the latest first, within the asker's reach. One query a category: give
    `secrets` where those the asker holds are known."""
    found: dict[UUID, list[SensitiveDetail]] = {}
    for secret in secrets:
        for one in DETAILS[secret]._default_manager.filter(person=person_id).order_by("-observed_on", "-pk"):
            found.setdefault(one.barrier_id, []).append(one)
    return found


def in_her_order(
    barriers: Iterable[Barrier],
    order: Sequence[UUID] = (),
    details: Mapping[UUID, Sequence[SensitiveDetail]] | None = None,
) -> list[BarrierLine]:
    """What the plan begins with comes first. A sensitive barrier one may not read takes no place: even that
    would tell something."""
    details = details or {}
    lines = [BarrierLine(one, detail=next(iter(details.get(one.pk, ())), None)) for one in barriers]
    places = {pk: place for place, pk in enumerate(order, 1)}
    placed = [
        line if line.is_closed_to_me else BarrierLine(line.barrier, places.get(line.barrier.pk), line.detail)
        for line in lines
    ]
    return sorted(placed, key=lambda line: (line.is_closed_to_me, line.rank))


def open_lines(pathway: Pathway, secrets: Iterable[Secret] = Secret) -> list[BarrierLine]:
    """The open barriers of a path, in her order. One query, and one a category if something is sensitive."""
    barriers = list(barriers_of(pathway).filter(lifted_on=None))
    details = details_of(pathway.person_id, secrets) if any(one.is_sensitive for one in barriers) else {}
    return in_her_order(barriers, _hers(barriers), details)


@dataclass
class Story:
    """A barrier with all that was seen of it."""

    line: BarrierLine
    chart: HistoryChart | None
    periods: list[BarrierPeriod] = field(default_factory=list)


def stories_of(pathway: Pathway, secrets: Iterable[Secret] = Secret) -> list[Story]:
    """Every barrier of the path, lifted ones included, with its history; queries as `open_lines`."""
    barriers = _with_history(pathway=pathway.pk)
    details = details_of(pathway.person_id, secrets) if any(one.is_sensitive for one in barriers) else {}
    return [_story(line) for line in in_her_order(barriers, _hers(barriers), details)]


@written
def _with_history() -> QuerySet[Any]:
    mine = {"barrier": OuterRef("pk")}
    seen = BarrierObservation.objects.filter(**mine).order_by("observed_on", "pk")
    periods = BarrierPeriod.objects.filter(**mine).order_by("since", "pk")
    barriers = barriers_of(Given("pathway")).annotate(
        seen=nested(seen, "severity", "blocking", "observed_on"),
        spans=nested(periods, "since", "lifted_on", "how"),
    )
    return barriers.order_by(F("lifted_on").desc(nulls_first=True), "pk")


def _story(line: BarrierLine) -> Story:
    barrier: Any = line.barrier  # annotated by `stories_of`
    periods = rows_of(BarrierPeriod, barrier.spans)
    return Story(line, history_of(line, rows_of(BarrierObservation, barrier.seen), periods), periods)


def history_of(
    line: BarrierLine, seen: Sequence[BarrierObservation | SensitiveDetail], periods: Sequence[BarrierPeriod]
) -> HistoryChart | None:
    """How it weighed at each date, and the days it was lifted."""
    moments = [Moment(one.observed_on, one.weight.rank, _said(one)) for one in seen]
    moments += [Moment(one.lifted_on, 0, _("levé")) for one in periods if one.lifted_on]
    if len(moments) <= 1:
        return None
    return history(
        sorted(moments, key=lambda moment: moment.day),
        highest=len(SEVERITIES),
        title=line.label,
        description=_("La gravité vue à chaque date, de la plus ancienne à la plus récente."),
        column=_("Gravité"),
        identifier=f"frein-{line.barrier.pk}",
    )


def _said(one: BarrierObservation | SensitiveDetail) -> str:
    return _("%(weight)s, bloque") % {"weight": one.weight.label} if one.blocking else one.weight.label
