"""The referent's cell: « A. Martin », « martin amina », « Amina M. », « en cours d'attribution »."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.shared.words import fold, quoted

from .coded import is_nothing
from .communes import Candidate, Resolved
from .problems import Finding, info, warning

ResolveReferent = Callable[[str], Sequence[Candidate]]
_NOT_YET = re.compile(r"\b(?:attribu|affect|a definir|a venir|en attente|recrutement|vacant)")


@dataclass(frozen=True, slots=True)
class StaffName:
    id: str
    given: str
    family: str


def match_staff(text: str, staff: Iterable[StaffName]) -> list[Candidate]:
    """Members of staff whom a text may designate; initials stand for the name they start, in any order."""
    words = fold(text).split()
    return [
        Candidate(who.id, f"{who.given} {who.family}") for who in staff if words and _designates(words, who)
    ]


def _designates(words: list[str], who: StaffName) -> bool:
    given, family = fold(who.given).split(), fold(who.family).split()
    whole = {*given, *family}
    initials = {name[0] for name in whole}
    known = all(word in whole or (len(word) == 1 and word in initials) for word in words)
    return known and any(len(word) > 1 for word in words) and _both_sides(words, given, family)


def _both_sides(words: list[str], given: list[str], family: list[str]) -> bool:
    """« Martin A. » needs a word for each name; « Amina » alone may stand for the person."""
    if len(words) == 1:
        return True
    return any(_stands_for(word, given) for word in words) and any(
        _stands_for(word, family) for word in words
    )


def _stands_for(word: str, names: list[str]) -> bool:
    return any(word == name or (len(word) == 1 and name.startswith(word)) for name in names)


def resolve_referent_text(text: str, resolve: ResolveReferent) -> tuple[Resolved | None, Finding | None]:
    if is_nothing(text):
        return None, None
    if _NOT_YET.search(fold(text)):
        sentence = _(
            "{text} : aucun référent encore. La personne entrera sans référent, et une alerte le dira."
        )
        return Resolved(text, None), info("referent_to_come", sentence.format(text=quoted(text)))
    found = resolve(text)
    if len(found) == 1:
        return Resolved(text, found[0].id), None
    if not found:
        sentence = _("{text} n’a pas de compte dans votre organisation : la personne entrera sans référent.")
        return Resolved(text, None), warning("unknown_referent", sentence.format(text=quoted(text)))
    sentence = _("{text} peut désigner {labels} : à choisir, sinon la personne entrera sans référent.")
    labels = _(" ou ").join(candidate.label for candidate in found[:4])
    return Resolved(text, None), warning(
        "ambiguous_referent", sentence.format(text=quoted(text), labels=labels)
    )
