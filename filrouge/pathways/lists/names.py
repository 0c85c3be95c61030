"""Names: capitals, and one column holding both the family and the given name."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from filrouge.shared.text import PARTICLES
from filrouge.shared.words import fold, tidy

_CIVILITY = re.compile(r"^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle)[.\s]\s*", re.IGNORECASE)
_PART = re.compile(r"[^\W\d_]+", re.UNICODE)
_ORDER_VOTES = 3
_ORDER_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class SplitName:
    """`sure` is False when nothing in the cell nor in the column told the two names apart."""

    family: str
    given: str
    sure: bool


def restore_case(name: str) -> str:
    """« EL-KHOURY » → « El-Khoury », « n'golo » → « N'Golo »; mixed capitals are a choice and stay."""
    name = tidy(name).replace("\n", " ")
    if not (name.isupper() or name.islower()):
        return name
    return _PART.sub(lambda part: part.group()[:1].upper() + part.group()[1:].lower(), name)


class NameSplitter:
    """Learns from a whole column which words are family names and which of the two comes first."""

    def __init__(self, column: Iterable[str]) -> None:
        self._families: Counter[tuple[str, ...]] = Counter()
        self._family_first, self._given_first = 0, 0
        for text in column:
            self._learn(text)

    def split(self, text: str) -> SplitName:
        words = _words(text)
        if "," in text:
            return _by_comma(text)
        if len(words) == 1 or not words:
            return SplitName(restore_case(" ".join(words)), "", bool(words))
        count = _capital_run(words)
        if count is not None:
            return _cut(words, count, sure=True)
        return self._by_column(words)

    @property
    def _order(self) -> str | None:
        votes = self._family_first + self._given_first
        if votes < _ORDER_VOTES:
            return None
        if self._family_first >= _ORDER_SHARE * votes:
            return "family"
        return "given" if self._given_first >= _ORDER_SHARE * votes else None

    def _learn(self, text: str) -> None:
        words = _words(text)
        count = _capital_run(words) if len(words) > 1 and "," not in text else None
        if count is None:
            return
        family = words[:count] if count > 0 else words[count:]
        self._families[tuple(fold(word) for word in family)] += 1
        self._family_first += count > 0
        self._given_first += count < 0

    def _by_column(self, words: list[str]) -> SplitName:
        keys = [fold(word) for word in words]
        for size in range(len(words) - 1, 0, -1):
            if tuple(keys[:size]) in self._families and self._order != "given":
                return _cut(words, size, sure=True)
            if tuple(keys[-size:]) in self._families and self._order != "family":
                return _cut(words, -size, sure=True)
        if self._order == "given":
            return _cut(words, -_particle_run(keys, from_end=True), sure=not words[2:])
        size = _particle_run(keys)
        return _cut(words, size, sure=self._order == "family" and size == len(words) - 1)


def _words(text: str) -> list[str]:
    return _CIVILITY.sub("", tidy(text).replace("\n", " ")).split()


def _by_comma(text: str) -> SplitName:
    family, _comma, given = text.partition(",")
    return SplitName(restore_case(_CIVILITY.sub("", tidy(family))), restore_case(given), bool(given.strip()))


def _capital_run(words: list[str]) -> int | None:
    """How many words are in capitals, at the start (n) or the end (-n); None when that tells nothing."""
    capitals = [word.isupper() and len(_letters(word)) > 1 for word in words]
    count = sum(capitals)
    if count in (0, len(words)):
        return None
    if all(capitals[:count]):
        return count
    return -count if all(capitals[-count:]) else None


def _letters(word: str) -> str:
    return "".join(character for character in word if character.isalpha())


def _particle_run(keys: list[str], *, from_end: bool = False) -> int:
    """Size of a family name with its particles: « ben saïd » 2, « de la cruz » 3, « diallo » 1."""
    if from_end:
        start = len(keys) - 1
        while start > 1 and keys[start - 1] in PARTICLES:
            start -= 1
        return len(keys) - start
    size = 1
    while size < len(keys) - 1 and keys[size - 1] in PARTICLES:
        size += 1
    return size


def _cut(words: list[str], count: int, *, sure: bool) -> SplitName:
    family, given = (words[:count], words[count:]) if count > 0 else (words[count:], words[:count])
    return SplitName(restore_case(" ".join(family)), restore_case(" ".join(given)), sure)


def looks_like_two_names(cell: object) -> bool:
    return isinstance(cell, str) and len(_words(cell)) > 1 and not any(c.isdigit() for c in cell)
