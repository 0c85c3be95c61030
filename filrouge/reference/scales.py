"""All the scales of the diagnosis, in the order in which they are shown."""

from collections.abc import Iterator

from .levels import Group, Level, Scale
from .levels_autonomy import AUTONOMY
from .levels_language import BASICS, LANGUAGE
from .levels_work import WORK

GROUPS: tuple[Group, ...] = (LANGUAGE, BASICS, AUTONOMY, WORK)
SCALES: tuple[Scale, ...] = tuple(scale for group in GROUPS for scale in group.scales)
BY_CODE: dict[str, Scale] = {scale.code: scale for scale in SCALES}
GROUP_BY_CODE: dict[str, Group] = {group.code: group for group in GROUPS}


def level_of(scale: str, code: str) -> Level | None:
    """None for a scale or a level that no longer exists."""
    return BY_CODE[scale].level(code) if scale in BY_CODE else None


def levels() -> Iterator[Level]:
    for scale in SCALES:
        yield from scale.levels
