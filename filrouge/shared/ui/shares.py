"""A share month after month, against the one wished: a small drawing, the same figures in a table beside."""

from collections.abc import Sequence
from dataclasses import dataclass

CHART_WIDTH = 288  # drawn about as wide as it is shown: letters keep their size
TOP, BASE, FOOT = 16, 104, 118
GAP = 6
HIDDEN = 14  # height of the dashed stub that stands for a share not told


@dataclass(frozen=True, slots=True)
class Share:
    """`label`: under the bar; `whole`: in the table. `percent` None: hidden, or nobody (`empty`). `said`: the
    figures behind, in words, for the table."""

    label: str
    whole: str
    percent: int | None
    said: str
    empty: bool = False


@dataclass(frozen=True, slots=True)
class ShareShape:
    share: Share
    x: int
    y: int
    width: int
    height: int
    middle: int


@dataclass(frozen=True, slots=True)
class ShareChart:
    identifier: str
    title: str
    description: str
    column: str
    width: int
    base: int
    foot: int
    wished: int | None
    wished_y: int
    shapes: Sequence[ShareShape]

    @property
    def tells(self) -> bool:
        """Is there anything to draw? Else the table alone says that it is hidden."""
        return any(shape.share.percent is not None for shape in self.shapes)


def shares(
    rows: Sequence[Share],
    *,
    wished: int | None,
    title: str,
    description: str,
    column: str,
    identifier: str,
) -> ShareChart:
    """`wished` in per cent, drawn as a line across; None draws none. `column` heads the table's figures."""
    step = CHART_WIDTH // max(len(rows), 1)
    shapes = [_shape(row, index * step, step) for index, row in enumerate(rows)]
    line = _height(wished or 0)
    return ShareChart(
        identifier, title, description, column, CHART_WIDTH, BASE, FOOT, wished, BASE - line, shapes
    )


def _height(percent: int) -> int:
    return round((BASE - TOP) * min(percent, 100) / 100)


def _shape(row: Share, x: int, step: int) -> ShareShape:
    told = 0 if row.empty else HIDDEN if row.percent is None else _height(row.percent)
    return ShareShape(row, x + GAP // 2, BASE - told, step - GAP, told, x + step // 2)
