"""Horizontal bars and funnels: a drawing that prints, the same figures in a table beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .thread.labels import shorten

ROW = 34
LABEL_WIDTH = 200
BAR_WIDTH = 330
CHART_WIDTH = 760


@dataclass(frozen=True, slots=True)
class Bar:
    """`value` is None when too small to be shown (statistical secret)."""

    label: str
    value: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BarShape:
    bar: Bar
    label: str
    said: str
    x: int
    y: int
    width: int
    text_x: int


@dataclass(frozen=True, slots=True)
class BarChart:
    identifier: str
    title: str
    description: str
    column: str
    width: int
    height: int
    shapes: Sequence[BarShape]


def bars(
    rows: Sequence[Bar], *, title: str, description: str, column: str, identifier: str, centred: bool = False
) -> BarChart:
    """`column` names the unit in the table (« personnes »). The longest bar fills the width."""
    longest = max((row.value or 0 for row in rows), default=0) or 1
    shapes = [_shape(row, index, longest, centred) for index, row in enumerate(rows)]
    return BarChart(identifier, title, description, column, CHART_WIDTH, max(ROW * len(rows), ROW), shapes)


def funnel(steps: Sequence[Bar], *, title: str, description: str, column: str, identifier: str) -> BarChart:
    """Successive steps: each bar is centred and says which share of the step before remains."""
    noted = [
        Bar(step.label, step.value, _share(before, step))
        for before, step in zip([None, *steps], steps, strict=False)
    ]
    return bars(
        noted, title=title, description=description, column=column, identifier=identifier, centred=True
    )


def _share(before: Bar | None, step: Bar) -> str:
    if before is None or not before.value or step.value is None:
        return step.note
    return _("%(share)d %% de l’étape d’avant") % {"share": round(100 * step.value / before.value)}


def _shape(row: Bar, index: int, longest: int, centred: bool) -> BarShape:
    width = 24 if row.value is None else round(BAR_WIDTH * row.value / longest)
    x = LABEL_WIDTH + (round((BAR_WIDTH - width) / 2) if centred else 0)
    text_x = LABEL_WIDTH + (BAR_WIDTH if centred else width) + 8
    said = _("moins de 5") if row.value is None else str(row.value)
    return BarShape(row, shorten(row.label, 13, LABEL_WIDTH - 12), said, x, index * ROW, width, text_x)
