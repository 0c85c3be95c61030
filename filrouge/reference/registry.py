"""Phrases said to people in their own language, beside French: each has a key that never changes.

A domain declares its own in `phrases.py`, loaded when the site starts. French is the source; the other languages
are rows (`models.Translation`), shipped from `translations/` or corrected on line.
"""

from dataclasses import dataclass
from hashlib import sha256


class UnknownPhrase(KeyError):
    """Nobody declared this key."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """`key`: its group, a dot, its code (« theme.sante »)."""

    key: str
    french: str

    @property
    def group(self) -> str:
        return self.key.partition(".")[0]

    @property
    def mark(self) -> str:
        return mark_of(self.french)


_phrases: dict[str, Phrase] = {}


def declare(key: str, french: str) -> None:
    """Raises ValueError when the key is malformed, or says something else already."""
    group, dot, code = key.partition(".")
    if not (group and dot and code and french):
        raise ValueError(f"« {key} »: a group, a dot, a code; and French words")
    known = _phrases.setdefault(key, Phrase(key, french))
    if known.french != french:
        raise ValueError(f"« {key} » is already declared: « {known.french} »")


def phrase(key: str) -> Phrase:
    """Raises UnknownPhrase."""
    try:
        return _phrases[key]
    except KeyError:
        raise UnknownPhrase(f"« {key} »: declare it in the `phrases.py` of a domain") from None


def is_declared(key: str) -> bool:
    return key in _phrases


def phrases(group: str = "") -> list[Phrase]:
    """In the order of their declaration; all of them, or those of a group."""
    return [one for one in _phrases.values() if group in ("", one.group)]


def groups() -> list[str]:
    return list(dict.fromkeys(one.group for one in _phrases.values()))


def mark_of(french: str) -> str:
    """Tells whether a translation was made of these very words."""
    return sha256(french.encode()).hexdigest()[:16]
