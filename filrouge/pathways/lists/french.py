"""Level of French and, told apart, how a person reads."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.shared.words import fold, quoted

from .cells import Cell, cell_text
from .coded import is_nothing, not_understood
from .problems import Finding, info, warning


@dataclass(frozen=True, slots=True)
class FrenchLevel:
    """`code`: infra_a1, a1… c2. `literacy`: not_reading or schooled_without_mastery, told apart."""

    text: str
    code: str | None
    literacy: str | None = None


@dataclass(frozen=True, slots=True)
class FrenchReading:
    value: FrenchLevel | None
    findings: tuple[Finding, ...] = ()


# A1.1 is the French state's step before A1 (arrêté du 19 mai 2006 on the DILF).
_LEVEL = re.compile(r"\b(?:(?P<infra>(?:infra|pre|sous) ?a1|a0|a1 1)|(?P<level>[abc][12]))\b")
_LEVEL_ORDER = ("infra_a1", "a1", "a2", "b1", "b2", "c1", "c2")
_NOT_REACHED = re.compile(r"\b(?:en cours|vise|visee|objectif|vers|prepare|preparation)\b")
_BEGINNER = re.compile(r"\bdebutante?\b")
_NOT_READING = re.compile(r"\banalphabet|\balpha\b|\bnon lect|\bne (?:lit|sait) (?:pas|ni)|\bnon scolaris")
_WITHOUT_MASTERY = re.compile(r"\billett")
_NOT_ASSESSED = re.compile(r"^(?:non|pas|a) evalue|^a evaluer|^en attente")


def read_french_level(cell: Cell) -> FrenchReading:
    text = cell_text(cell)
    folded = fold(text)
    if is_nothing(text):
        return FrenchReading(None)
    if _NOT_ASSESSED.search(folded):
        return FrenchReading(
            None, (info("level_not_assessed", _("Niveau de français non évalué : laissé vide.")),)
        )
    literacy = _literacy(folded)
    found = sorted({_level_code(match) for match in _LEVEL.finditer(folded)}, key=_LEVEL_ORDER.index)
    if found:
        return _levels(text, folded, found, literacy)
    if _BEGINNER.search(folded):
        sentence = _("« débutant » est lu comme infra-A1. À confirmer par une évaluation.")
        return FrenchReading(FrenchLevel(text, "infra_a1", literacy), (warning("beginner_level", sentence),))
    if literacy:
        sentence = _(
            "{text} parle de lecture, pas du niveau oral : noté à part, niveau de français laissé vide."
        )
        finding = info("literacy_only", sentence.format(text=quoted(text)))
        return FrenchReading(FrenchLevel(text, None, literacy), (finding,))
    return FrenchReading(FrenchLevel(text, None), not_understood(text, "unknown_level").findings)


def _level_code(match: re.Match[str]) -> str:
    return "infra_a1" if match["infra"] else match["level"]


def _literacy(folded: str) -> str | None:
    if _NOT_READING.search(folded):
        return "not_reading"
    return "schooled_without_mastery" if _WITHOUT_MASTERY.search(folded) else None


def _levels(text: str, folded: str, found: list[str], literacy: str | None) -> FrenchReading:
    if _NOT_REACHED.search(folded):
        sentence = _("{text} parle d’un niveau visé, pas atteint : gardé en texte, niveau laissé vide.")
        return FrenchReading(
            FrenchLevel(text, None, literacy),
            (warning("level_not_reached", sentence.format(text=quoted(text))),),
        )
    if len(found) == 1:
        return FrenchReading(FrenchLevel(text, found[0], literacy))
    sentence = _("{text} donne plusieurs niveaux : le plus bas est proposé, à confirmer.")
    return FrenchReading(
        FrenchLevel(text, found[0], literacy),
        (warning("several_levels", sentence.format(text=quoted(text))),),
    )
