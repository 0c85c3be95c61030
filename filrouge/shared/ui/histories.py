"""How something was seen, date after date: a small drawing that prints, the same words in a table beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

CHART_WIDTH = 300
ROW = 22
DAY_WIDTH = 62
BAR_WIDTH = 110
SHOWN = 8  # the last ones are drawn; the table holds them all


@dataclass(frozen=True, slots=True)
class Moment:
    """`rank` 0: nothing left to measure (a barrier lifted). `said`: the word for that rank."""

    day: date
    rank: int
    said: str


@dataclass(frozen=True, slots=True)
class MomentShape:
    moment: Moment
    y: int
    width: int
    bar_x: int = DAY_WIDTH
    text_x: int = DAY_WIDTH + BAR_WIDTH + 8


@dataclass(frozen=True, slots=True)
class HistoryChart:
    identifier: str
    title: str
    description: str
    column: str
    width: int
    height: int
    track: int
    shapes: Sequence[MomentShape]
    moments: Sequence[Moment]


def history(
    moments: Sequence[Moment], *, highest: int, title: str, description: str, column: str, identifier: str
) -> HistoryChart:
    """`moments` from the oldest to the latest; `highest`: the rank whose bar fills the width."""
    drawn = moments[-SHOWN:]
    shapes = [
        MomentShape(moment, place * ROW, round(BAR_WIDTH * moment.rank / max(highest, 1)))
        for place, moment in enumerate(drawn)
    ]
    height = max(ROW * len(drawn), ROW)
    return HistoryChart(
        identifier, title, description, column, CHART_WIDTH, height, BAR_WIDTH, shapes, list(moments)
    )
