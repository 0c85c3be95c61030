"""One key for each of our words, by which translations and pictograms find them: « level.listening.a1 »."""

from . import barriers, scales
from .themes import THEMES


def _words() -> dict[str, str]:
    return {
        **{f"theme.{one.code}": one.label for one in THEMES},
        **{one.key: one.label for one in barriers.SUB_THEMES},
        **{one.key: one.words for one in barriers.SEVERITIES},
        **{one.key: one.label for one in scales.GROUPS},
        **{one.key: one.question for one in scales.SCALES},
        **{one.key: one.words for one in scales.levels()},
    }


FRENCH: dict[str, str] = _words()
