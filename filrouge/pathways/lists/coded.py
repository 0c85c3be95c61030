from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.shared.words import fold, quoted

from .problems import Finding, warning

_NOTHING = frozenset(
    ("", "nc", "n c", "nr", "ras", "neant", "aucun", "aucune", "inconnu", "non renseigne", "na", "n a")
)


@dataclass(frozen=True, slots=True)
class Coded:
    """A word of the list and its code when it has exactly one; the text is kept whatever happens."""

    text: str
    code: str | None


@dataclass(frozen=True, slots=True)
class CodedReading:
    value: Coded | None
    findings: tuple[Finding, ...] = ()


def is_nothing(text: str) -> bool:
    """« RAS », « néant », « ? », « - »: someone wrote that there is nothing, or nothing known."""
    return fold(text) in _NOTHING


def not_understood(text: str, code: str) -> CodedReading:
    sentence = _("{text} n’a pas été reconnu : gardé en texte, à préciser.")
    return CodedReading(Coded(text, None), (warning(code, sentence.format(text=quoted(text))),))
