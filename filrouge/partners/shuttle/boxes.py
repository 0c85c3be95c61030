"""The fields of a shuttle sheet, on paper and on the page of the link alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from filrouge.partners.models import (
    AFTERWARDS,
    ANSWERS,
    CORRECTED,
    Filled,
    Happened,
    Said,
    Sharing,
)
from filrouge.shared.words import harmless

WHO = "who"  # whoever fills it in, beside the fields
LONG = 1000
SHORT = 160
# As the partner would say it.
STANDING = {
    Happened.ACCEPTED: _("nous la recevons, ou c’est prévu"),
    Happened.REFUSED: _("ce n’est pas possible"),
    Happened.FULL: _("c’est complet pour l’instant"),
    Happened.WRONG_PUBLIC: _("ce n’est pas pour ce public"),
    Happened.STARTED: _("c’est commencé"),
    Happened.STOPPED: _("cela s’est arrêté"),
    Happened.ENDED: _("c’est terminé"),
}
LABELS: Mapping[str, Any] = {
    Filled.ANSWER: _("Où en êtes-vous avec cette personne ?"),
    Filled.FOLLOWER: _("Qui la suit chez vous ?"),
    Filled.SITUATION: _("Sa situation, telle que vous la voyez"),
    Filled.ACTIONS: _("Ce que vous avez fait, ce que vous prévoyez"),
    Filled.MEETING: _("Prochain rendez-vous, par exemple 12/12/2026 à 14 h 30"),
    Filled.SHARING: _("Ce que nous pouvons partager de vos réponses"),
    Said.REACH: _("Comment la joindre : corrigez si vous savez mieux"),
    Said.LANGUAGES: _("Ses langues : corrigez si vous savez mieux"),
    Said.COMMUNE: _("Sa commune : corrigez si vous savez mieux"),
    Said.AVAILABILITY: _("Quand elle est disponible : corrigez si vous savez mieux"),
    WHO: _("Qui remplit cette fiche : nom et fonction"),
}
CHOICES: Mapping[str, Sequence[tuple[str, Any]]] = {
    Filled.ANSWER: [(one.value, STANDING[one]) for one in (*ANSWERS, *AFTERWARDS)],
    Filled.SHARING: Sharing.choices,
}
TEXTS = (Filled.SITUATION, Filled.ACTIONS, Said.AVAILABILITY)


@dataclass(frozen=True)
class Box:
    """One field to fill: its code, what stands in it, and how it is filled (a choice, several lines, or one)."""

    code: str
    value: str

    @property
    def label(self) -> str:
        return str(LABELS[self.code])

    @property
    def choices(self) -> Sequence[tuple[str, Any]]:
        return CHOICES.get(self.code, ())

    @property
    def is_text(self) -> bool:
        return self.code in TEXTS


def boxes(lines: Sequence[str], asked: Sequence[str], values: Mapping[str, str]) -> list[Box]:
    """What may be corrected, then what is asked, then who answers. A line that is not known is not there."""
    corrected = [one for one in CORRECTED if one in lines and values.get(one)]
    codes = [*corrected, *(one for one in Filled if one in asked), WHO]
    return [Box(str(code), values.get(code, "")) for code in codes]


def longest(code: str) -> int:
    return LONG if code in TEXTS else SHORT


def taken(code: str, value: str) -> str:
    """A value from outside, as it may be kept: text, no longer than its field, a choice among those offered."""
    clean = harmless(value)[: longest(code)].strip()
    if code in CHOICES:
        return clean if clean in dict(CHOICES[code]) else ""
    return clean if code in TEXTS else " ".join(clean.split())


def said_of(code: str, value: str) -> str:
    """A value as it is read on a screen: the words of a choice."""
    return str(dict(CHOICES.get(code, ())).get(value, value))
