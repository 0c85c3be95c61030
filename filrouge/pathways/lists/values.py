"""Cells with a small vocabulary: sex, protection status, languages, e-mail."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.reference.languages import find_language
from filrouge.shared.words import fold, quoted

from .cells import Cell, cell_text
from .coded import Coded, CodedReading, is_nothing, not_understood
from .problems import Finding, info, warning

_SEX = {
    word: code
    for code, words in (
        ("woman", "f femme femmes mme mlle madame mademoiselle feminin fille"),
        ("man", "h homme hommes m mr monsieur masculin garcon"),
        ("other", "autre x nb"),
    )
    for word in words.split()
}
_PROTECTION = (
    ("refugee", r"\brefugie|convention de geneve|\bstatut conventionnel"),
    ("subsidiary", r"\bsubsidiaire|^(?:bpi )?ps\b|\bps$"),
    ("stateless", r"\bapatrid"),
    ("asylum_seeker", r"\bdemand\w* d asile|^d ?a\b|\bdublin"),
    ("temporary_protection", r"\bprotection temporaire|^b?pt\b"),
    (
        "other",
        r"^mna\b|^cjm\b|contrat jeune majeur|vie privee|etudiant|naturalis|^francais|union europ",
    ),
)
_NOT_ONESELF = re.compile(
    r"\b(?:conjoint|epou|enfant|famille|membre|mere|pere|fils|fille|reunification)\w*\b"
)
_PROTECTION_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _PROTECTION)
_EMAIL = re.compile(r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$")
_SAME_AS_ABOVE = frozenset(("idem", "id", "ditto", "meme"))


def read_sex(cell: Cell) -> CodedReading:
    text = cell_text(cell)
    if is_nothing(text):
        return CodedReading(None)
    code = _SEX.get(fold(text))
    if code:
        return CodedReading(Coded(text, code))
    return not_understood(text, "unknown_sex")


def read_protection(cell: Cell) -> CodedReading:
    """refugee, subsidiary, stateless, asylum_seeker, temporary_protection or other; never a guess."""
    text = cell_text(cell)
    if is_nothing(text):
        return CodedReading(None, _unknown_status(text))
    folded = fold(text)
    codes = [code for code, pattern in _PROTECTION_PATTERNS if pattern.search(folded)]
    if len(codes) == 1 and _NOT_ONESELF.search(folded):
        sentence = _("{text} semble parler d’un proche : gardé en texte, à vérifier avec la personne.")
        return CodedReading(
            Coded(text, None), (warning("protection_of_relative", sentence.format(text=quoted(text))),)
        )
    if len(codes) == 1:
        return CodedReading(Coded(text, codes[0]))
    return _several_meanings(text, folded, codes)


def _unknown_status(text: str) -> tuple[Finding, ...]:
    if not text:
        return ()
    sentence = _("{text} : statut non connu de l’équipe. Rien ne sera enregistré.")
    return (info("protection_not_known", sentence.format(text=quoted(text))),)


def _several_meanings(text: str, folded: str, codes: list[str]) -> CodedReading:
    if codes or folded.split(maxsplit=1)[0] in ("bpi", "recepisse", "titre", "carte"):
        sentence = _("{text} peut désigner plusieurs statuts : gardé en texte, à préciser.")
        return CodedReading(
            Coded(text, None), (warning("ambiguous_protection", sentence.format(text=quoted(text))),)
        )
    return not_understood(text, "unknown_protection")


@dataclass(frozen=True, slots=True)
class LanguagesReading:
    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


_LANGUAGE_SEPARATORS = re.compile(r"\s*(?:[,;/+&|\n]|\bet\b|\s-\s)\s*(?![^(]*\))", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")


def read_languages(cell: Cell) -> LanguagesReading:
    """« dari, pachto » → prs, pus. An unknown word stays as text with a warning."""
    text = cell_text(cell)
    if is_nothing(text):
        return LanguagesReading()
    codes: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for part in filter(None, _LANGUAGE_SEPARATORS.split(text)):
        language = find_language(part) or find_language(_IN_BRACKETS.sub("", part))
        if language:
            codes[language.code] = None
        elif not is_nothing(part):
            unknown[part] = None
    sentence = _("{text} : langue non reconnue, gardée en texte.")
    findings = tuple(warning("unknown_language", sentence.format(text=quoted(part))) for part in unknown)
    return LanguagesReading(tuple(codes), tuple(unknown), findings)


@dataclass(frozen=True, slots=True)
class EmailReading:
    addresses: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_emails(cell: Cell) -> EmailReading:
    text = cell_text(cell)
    addresses, findings = [], []
    for part in re.split(r"[\s;,]+", text):
        if _EMAIL.match(part):
            addresses.append(part.lower())
        elif not is_nothing(part):
            findings.append(_bad_email(part))
    return EmailReading(tuple(dict.fromkeys(addresses)), tuple(findings))


def _bad_email(part: str) -> Finding:
    if fold(part) in _SAME_AS_ABOVE:
        sentence = _(
            "{text} n’est pas une adresse, et celle d’une autre personne ne se recopie pas : laissée vide."
        )
        return warning("same_as_above", sentence.format(text=quoted(part)))
    if "@" in part and not part.isascii():
        sentence = _(
            "{text} contient un accent, ce que les messageries refusent souvent : gardée en note, à vérifier."
        )
        return warning("accented_email", sentence.format(text=quoted(part)))
    return warning(
        "unreadable_email",
        _("{text} n’est pas une adresse complète : laissée vide.").format(text=quoted(part)),
    )


_NIR = re.compile(r"^[12]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6}(?:\d{2})?$")


def looks_like_nir(cell: Cell) -> bool:
    """A social security number (13 or 15 figures), which the tool must never keep."""
    return bool(_NIR.match(cell_text(cell).replace(" ", "").upper()))
