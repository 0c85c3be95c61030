"""How French says a name after « de », and counts: nought as one (« 0 personne », « 1 personne », « 2 personnes »).

Our sentences are written in French, so French has no catalogue of them; and of a sentence that no catalogue
holds, gettext counts as English does (« 0 personnes »). A catalogue that says the plural rule and nothing else
does not help: the rule of a catalogue is for the sentences it holds.
"""

import unicodedata
from functools import lru_cache
from gettext import NullTranslations

from django.conf import settings
from django.utils.translation.trans_real import translation

SENTENCES = 8192  # more than we wrote


def of_name(name: object) -> str:
    """« d’Amina », « de Nour ». A name that begins with h keeps its « de »: so are those we write said."""
    letter = unicodedata.normalize("NFD", str(name).strip()[:1].casefold())[:1]
    return f"d’{name}" if letter and letter in "aeiouœæ" else f"de {name}"


class CountedInFrench(NullTranslations):
    """What answers for the sentences that no catalogue holds."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if -2 < n < 2 else msgid2


def count_in_french() -> None:
    """Once, when the site starts: Django keeps one translation by language. Languages without the sentence
    fall back on this one.

    A sentence is looked for in some ten catalogues of libraries, twice, before it is known that none holds it: what
    was found is remembered.
    """
    french = translation(settings.LANGUAGE_CODE)
    french.add_fallback(CountedInFrench())
    french.gettext = lru_cache(SENTENCES)(french.gettext)  # type: ignore[method-assign]
