"""What the template shows: whole numbers in the picture's own pixels, texts already said."""

from collections.abc import Sequence
from dataclasses import dataclass

from .facts import Bead


@dataclass(frozen=True, slots=True)
class Line:
    path: str
    css: str


@dataclass(frozen=True, slots=True)
class Name:
    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Leader:
    x: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A bead and its label. `shape` is "round", "long" (a period, several facts), "diamond" or "cross"."""

    x: int
    y: int
    shape: str
    state: str
    text: str
    second: str
    label_x: int
    label_y: int
    half_width: int
    title: str
    url: str | None

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of the label."""
        return (
            self.label_x - self.half_width,
            self.label_y - 13,
            self.label_x + self.half_width,
            self.label_y + 20,
        )


@dataclass(frozen=True, slots=True)
class FoldMark:
    x: int
    top: int
    height: int
    edges: tuple[str, str]
    text: str
    text_y: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list under the drawing: every fact, also those drawn as one."""

    bead: Bead
    when: str
    strand: str
    state: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a long drawing that fits across a sheet of paper."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Thread:
    identifier: str
    title: str
    description: str
    width: int
    height: int
    long: bool
    today: int
    today_top: int
    today_bottom: int
    trunk_y: int
    lines: Sequence[Line]
    leaders: Sequence[Leader]
    folds: Sequence[FoldMark]
    marks: Sequence[Mark]
    names: Sequence[Name]
    years: Sequence[Name]
    strips: Sequence[Strip]
    past: Sequence[Entry]
    ahead: Sequence[Entry]
