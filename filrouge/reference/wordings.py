"""Where phrases stand in each language, for those who correct them."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from .languages import OFFERED, Language
from .models import Translation
from .registry import Phrase, phrases


class State(StrEnum):
    """Where a phrase stands in a language, for those who correct it."""

    MISSING = "missing"
    STALE = "stale"
    DOUBTFUL = "doubtful"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase and its wording in one language."""

    phrase: Phrase
    shown: Translation | None

    @property
    def state(self) -> State:
        if self.shown is None:
            return State.MISSING
        if self.shown.is_stale:
            return State.STALE
        return State.REVIEWED if self.shown.is_reviewed else State.DOUBTFUL


@dataclass(frozen=True, slots=True)
class Progress:
    language: Language
    total: int
    missing: int
    stale: int
    doubtful: int
    reviewed: int


def lines_in(language: Language, group: str = "") -> list[Line]:
    """Every phrase, or those of a group, with what it becomes in this language."""
    known = {one.key: one for one in Translation.objects.current(language.code).select_related("by")}
    return [Line(one, known.get(one.key)) for one in phrases(group)]


def progress_of_languages() -> list[Progress]:
    """How far each language is."""
    shown = Translation.objects.order_by("language", "key", "-pk").distinct("language", "key")
    known = {(one.language, one.key): one for one in shown}
    return [
        _progress(language, [Line(one, known.get((language.code, one.key))) for one in phrases()])
        for language in OFFERED
    ]


def _progress(language: Language, lines: list[Line]) -> Progress:
    counted = Counter(line.state for line in lines)
    return Progress(language, len(lines), *(counted[state] for state in State))
