"""A French noun for people and its small words: « l’habitante », « du participant », « d’habitants »."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

Gender = Literal["m", "f"]
Form = Literal["", "un", "le", "de", "du", "au", "ce", "aucun"]

VOWELS = frozenset("aeiouh")
# Before these, « le » and « la » stay whole. In other words that begin with an h, it is not heard.
HEARD_H = ("handicap", "harki", "héros", "hors")

SINGULAR = {
    "": {"m": "", "f": ""},
    "un": {"m": "un ", "f": "une "},
    "le": {"m": "le ", "f": "la "},
    "de": {"m": "de ", "f": "de "},
    "du": {"m": "du ", "f": "de la "},
    "au": {"m": "au ", "f": "à la "},
    "ce": {"m": "ce ", "f": "cette "},
    "aucun": {"m": "aucun ", "f": "aucune "},
}
BEFORE_VOWEL = {"le": "l’", "de": "d’", "du": "de l’", "au": "à l’"}
PLURAL = {"": "", "un": "des ", "le": "les ", "de": "de ", "du": "des ", "au": "aux ", "ce": "ces "}


@dataclass(frozen=True)
class Noun:
    """`gender`: of the general form, used when one does not know whom one speaks of (« un habitant », « une
    personne »). `feminine`: for a woman."""

    singular: str
    plural: str
    feminine: str
    feminine_plural: str
    gender: Gender = "m"

    def say(self, form: Form = "", *, count: int = 1, feminine: bool = False) -> str:
        """The word, plural from two on, after its small word: `say("du")` « de l’habitant », `say("le", count=2)`
        « les habitants »."""
        if abs(count) >= 2 and form != "aucun":
            word = self.feminine_plural if feminine else self.plural
            return self._joined(PLURAL[form], word, "d’" if form == "de" else "")
        word = self.feminine if feminine else self.singular
        gender: Gender = "f" if feminine else self.gender
        before_vowel = BEFORE_VOWEL.get(form, "")
        if form == "ce" and gender == "m":
            before_vowel = "cet "
        return self._joined(SINGULAR[form][gender], word, before_vowel)

    def counted(self, count: int) -> str:
        """« 12 habitants », « 1 habitant », « 1 500 habitants »."""
        return f"{grouped(count)} {self.say(count=count)}"

    def _joined(self, small_word: str, word: str, before_vowel: str) -> str:
        return (before_vowel if before_vowel and begins_with_vowel(word) else small_word) + word


def grouped(count: int) -> str:
    """« 1 500 », never cut at the end of a line."""
    return f"{count:,}".replace(",", "\u00a0")


def begins_with_vowel(word: str) -> bool:
    """As it is heard: « habitant » does, « harki » does not."""
    word = word.strip().lower()
    first = unicodedata.normalize("NFD", word.replace("œ", "o"))[:1]
    return first in VOWELS and not word.startswith(HEARD_H)


def capitalised(text: str) -> str:
    """Only the first letter changes."""
    return text[:1].upper() + text[1:]


def at_place(name: str) -> str:
    """« à Béziers », « au Vigan », « aux Angles », « à La Grande-Motte »."""
    contracted = {"Le ": "au ", "Les ": "aux "}
    start = next((start for start in contracted if name.startswith(start)), "")
    return contracted[start] + name.removeprefix(start) if start else f"à {name}"
