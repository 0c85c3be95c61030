"""What can be known of someone, and in how many degrees: the scales of the permanent diagnosis (mission S-12).

Knowledge and practical autonomy only, never values, beliefs or customs. Sentences are ours, in the first person:
they are read together, on one screen. Each has a key, by which other vocabularies (translations, pictograms)
find it. The six levels of languages and their names are those of the Council of Europe (CEFR, 2001), with the
step before the first one.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Area(StrEnum):
    """The three domains of learning of the seeds, and the base skills that all of them need."""

    LINGUISTIC = "linguistic"
    BASE = "base"
    PROFESSIONAL = "professional"
    SOCIOCULTURAL = "sociocultural"


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of a scale: `label` for a list, `words` as the person would say it."""

    scale: str
    code: str
    label: str
    words: str

    @property
    def key(self) -> str:
        return f"level.{self.scale}.{self.code}"


@dataclass(frozen=True, slots=True)
class Scale:
    """`ordered`: each level is further than the one before; otherwise they are situations, none better."""

    code: str
    label: str
    question: str
    area: Area
    levels: tuple[Level, ...]
    ordered: bool = True
    ranked: dict[str, tuple[int, Level]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ranked = {level.code: (rank, level) for rank, level in enumerate(self.levels, 1)}
        object.__setattr__(self, "ranked", ranked)

    @property
    def key(self) -> str:
        return f"scale.{self.code}"

    def level(self, code: str) -> Level | None:
        return self.ranked[code][1] if code in self.ranked else None

    def rank(self, code: str) -> int:
        """1 for the first level; 0 for a code of another scale."""
        return self.ranked[code][0] if code in self.ranked else 0


@dataclass(frozen=True, slots=True)
class Group:
    """Scales that are looked at together: five at most, so that nobody is questioned at length."""

    code: str
    label: str
    scales: tuple[Scale, ...]

    @property
    def key(self) -> str:
        return f"group.{self.code}"


def scale_of(code: str, label: str, question: str, area: Area, levels: str, *, ordered: bool = True) -> Scale:
    """`levels`: one a line, « code | label | words »."""
    lines = [[part.strip() for part in line.split("|")] for line in levels.strip().splitlines()]
    return Scale(code, label, question, area, tuple(Level(code, *line) for line in lines), ordered)
