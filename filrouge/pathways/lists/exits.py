"""Where a person stands in the pathway, and why it ended (the exit grid of the trade)."""

import re

from filrouge.shared.words import fold

from .cells import Cell, cell_text
from .coded import Coded, CodedReading, is_nothing, not_understood

# Codes of the end of a pathway; the text keeps the rest (kind of contract, length).
_EXIT_REASONS = (
    (
        "job",
        r"\bcdi\b|\bcdd\b|\bcddi\b|interim|\bsiae\b|chantier|contrat aide|saisonn|creation d"
        r"|^(?:en |retour a l |sortie? (?:en |vers l ?)?)?emploi\b",
    ),
    ("training", r"\bformation|alternance|apprenti|\bcap\b(?! emploi)|scolar|universit|\betude"),
    ("moved", r"demenag|parti\b|quitte|autre (?:departement|region|ville)|mutation"),
    ("lost", r"ne (?:repond|vient) plus|perdue? de vue|sans nouvelle|injoignable|plus de nouvelle"),
    ("own_wish", r"\babandon|arret|ne souhaite plus|refus|demission"),
    ("relay", r"\brelais|reoriente|transfer|orientee? vers|pris en charge par"),
    ("other", r"sans solution|fin (?:de )?(?:parcours|prise en charge)|echeance"),
)
_EXIT_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _EXIT_REASONS)
_STATUSES = (
    ("waiting", r"attente|a contacter|inscrit|pre ?inscri|liste d attente"),
    ("active", r"en cours|actif|active|suivi|accompagn|en parcours|\bentre"),
    ("ended", r"\bsorti|\bsortie|termin|cloture|\bfini|\babandon|^(?:en )?emploi|\bexclu"),
)
_STATUS_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _STATUSES)


def read_exit_reason(cell: Cell) -> CodedReading:
    return _one_of(cell, _EXIT_PATTERNS, "unknown_exit_reason")


def read_status(cell: Cell) -> CodedReading:
    return _one_of(cell, _STATUS_PATTERNS, "unknown_status")


def _one_of(cell: Cell, patterns: tuple[tuple[str, re.Pattern[str]], ...], code: str) -> CodedReading:
    """The only meaning found; « abandon formation » has two, and stays as text."""
    text = cell_text(cell)
    if is_nothing(text):
        return CodedReading(None)
    codes = [name for name, pattern in patterns if pattern.search(fold(text))]
    if len(codes) == 1:
        return CodedReading(Coded(text, codes[0]))
    return not_understood(text, code)
