"""What phrases become for someone: French, and the language spoken, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .languages import FRENCH, Language
from .models import Translation
from .registry import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Said:
    """`other` is empty when French stands alone; `in_doubt`: nobody who speaks the language has read it yet."""

    phrase: Phrase
    language: Language
    other: str = ""
    in_doubt: bool = False

    @property
    def heard(self) -> str:
        """What the person hears or reads first: in `language`, which is French when nothing else is known."""
        return self.other or self.phrase.french


class Phrases:
    """The phrases in one language; reads the database once, when the first is said. None: French alone."""

    def __init__(self, language: Language | None) -> None:
        self.language = language

    def say(self, key: str) -> Said:
        """Raises UnknownPhrase."""
        french, known = phrase(key), self._known.get(key)
        if self.language is None or known is None:
            return Said(french, FRENCH)
        return Said(french, self.language, known.text, not known.is_reviewed)

    @cached_property
    def _known(self) -> Mapping[str, Translation]:
        if self.language is None:
            return {}
        return {one.key: one for one in Translation.objects.current(self.language.code)}
