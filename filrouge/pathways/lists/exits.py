"""Where a person stands in the pathway, and why it ended (the exit grid of the trade)."""

import re

from filrouge.shared.words import fold

from .cells import Cell, cell_text
from .coded import Coded, CodedReading, is_nothing, not_understood

_EXIT_REASONS = (
    ("lasting_employment", r"\bcdi\b|cdd (?:de )?(?:6|12|18|\+ ?6)|creation d|\bcree"),
    ("transition_employment", r"\bcdd\b|interim|\bcddi\b|\bsiae\b|chantier|contrat aide|saisonn"),
    ("training", r"\bformation|alternance|apprenti|\bcap\b|scolar|universit|\betude"),
    ("moved", r"demenag|parti\b|quitte|autre (?:departement|region|ville)|mutation"),
    ("lost_from_view", r"ne (?:repond|vient) plus|perdue? de vue|sans nouvelle|injoignable|plus de nouvelle"),
    ("stopped", r"\babandon|arret|ne souhaite plus|refus|demission"),
    ("no_solution", r"sans solution|fin (?:de )?(?:parcours|prise en charge)|echeance"),
)
_EXIT_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _EXIT_REASONS)
_STATUSES = (
    ("waiting", r"attente|a contacter|inscrit|pre ?inscri|liste d attente"),
    ("active", r"en cours|actif|active|suivi|accompagn|en parcours|\bentre"),
    ("ended", r"\bsorti|\bsortie|termin|cloture|\bfini|\babandon|\bemploi|\bexclu"),
)
_STATUS_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _STATUSES)


def read_exit_reason(cell: Cell) -> CodedReading:
    return _one_of(cell, _EXIT_PATTERNS, "unknown_exit_reason", first_wins=True)


def read_status(cell: Cell) -> CodedReading:
    return _one_of(cell, _STATUS_PATTERNS, "unknown_status", first_wins=False)


def _one_of(
    cell: Cell, patterns: tuple[tuple[str, re.Pattern[str]], ...], code: str, *, first_wins: bool
) -> CodedReading:
    text = cell_text(cell)
    if is_nothing(text):
        return CodedReading(None)
    codes = [name for name, pattern in patterns if pattern.search(fold(text))]
    if len(codes) == 1 or (codes and first_wins):
        return CodedReading(Coded(text, codes[0]))
    return not_understood(text, code)
