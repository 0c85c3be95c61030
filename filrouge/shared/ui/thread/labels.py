"""Rows of labels, filled from the start of the thread to its end: two labels can never meet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

FONT = 13
SECOND_FONT = 12
LONGEST = 150  # pixels, before the ellipsis; the whole text stays in <title> and in the list
GAP = 12
LANE = 66  # from the trunk to the social strand above, to the work strand below
BLOCK = 32  # height of a label: two lines

# First y of each row, from the trunk (0), downwards. Rows never overlap each other nor a strand.
ROW_TOPS = {"T2": -153, "T1": -113, "M1": -50, "M2": 17, "B1": 81, "B2": 121}
# Rows that a leader line from the trunk or from its strand runs through.
CROSSED = {"T2": ("T1",), "T1": (), "M1": (), "M2": (), "B1": (), "B2": ("B1",)}

NARROW = frozenset("iljIft.,'’ :;!|-()")
WIDE = frozenset("mwMW—…%œæ")


@lru_cache(4096)
def text_width(text: str, font: int) -> float:
    """Upper estimate in pixels for Noto Sans: the server cannot measure."""
    return font * sum(_em(character) for character in text)


def _em(character: str) -> float:
    if character in NARROW:
        return 0.36
    if character in WIDE:
        return 0.97
    if character > "\u02ff":  # Arabic, Ethiopic and others
        return 0.85
    return 0.69 if character.isupper() else 0.6


@lru_cache(4096)
def shorten(text: str, font: int, longest: int = LONGEST) -> str:
    if text_width(text, font) <= longest:
        return text
    room, kept = longest - text_width("…", font), 0
    while (room := room - font * _em(text[kept])) >= 0:
        kept += 1
    return text[:kept].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Text:
    """A label of one or two lines, already short enough."""

    main: str
    second: str

    @classmethod
    def of(cls, main: str, second: str) -> "Text":
        return cls(shorten(main, FONT), shorten(second, SECOND_FONT))

    @property
    def half(self) -> float:
        return max(text_width(self.main, FONT), text_width(self.second, SECOND_FONT)) / 2


@dataclass(slots=True)
class Rows:
    """How far each row is taken."""

    ends: dict[str, float] = field(default_factory=lambda: dict.fromkeys(ROW_TOPS, 0.0))

    def best(self, half: float, wanted: float, choices: Iterable[tuple[str, float]]) -> tuple[str, float]:
        """The row and the x, never before `wanted`, where a label of half-width `half` goes: the least
        delay plus dislike, among (row, dislike in pixels)."""
        scored = [(self._room(row, half, wanted), dislike, row) for row, dislike in choices]
        x, _dislike, row = min(scored, key=lambda choice: choice[0] + choice[1])
        return row, x

    def _room(self, row: str, half: float, wanted: float) -> float:
        crossed = max((self.ends[other] + 5 for other in CROSSED[row]), default=0.0)
        return max(wanted, self.ends[row] + GAP + half, crossed)

    def take(self, row: str, x: float, half: float) -> None:
        self.ends[row] = x + half
        for other in CROSSED[row]:
            self.ends[other] = max(self.ends[other], x + 5)

    def close(self, x: float, rows: Iterable[str] = tuple(ROW_TOPS)) -> None:
        """Nothing may start before `x` any more."""
        for row in rows:
            self.ends[row] = max(self.ends[row], x - GAP)

    def end(self, rows: Iterable[str] = tuple(ROW_TOPS)) -> float:
        return max(self.ends[row] for row in rows)
