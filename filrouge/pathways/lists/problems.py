from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    ERROR = "error"  # the line is refused until corrected
    WARNING = "warning"  # the line comes in, someone should look
    INFO = "info"  # said for the record


@dataclass(frozen=True, slots=True)
class Problem:
    """`sentence` is French and says what, why and what would be done; `code` is stable, for counting."""

    column: str
    level: Level
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before one knows which column it came from."""

    level: Level
    code: str
    sentence: str

    def at(self, column: str) -> Problem:
        return Problem(column, self.level, self.code, self.sentence)


def error(code: str, sentence: str) -> Finding:
    return Finding(Level.ERROR, code, sentence)


def warning(code: str, sentence: str) -> Finding:
    return Finding(Level.WARNING, code, sentence)


def info(code: str, sentence: str) -> Finding:
    return Finding(Level.INFO, code, sentence)
