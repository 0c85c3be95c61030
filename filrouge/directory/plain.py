"""Words as they are searched: without accents, without plural. PostgreSQL's French dictionary does the rest, which
leaves « vélos » a plural and knows no word once its accents are gone."""

import re
import unicodedata

# What parts words and would be lost in ASCII; letters that are two.
PARTED = (("’", " "), ("–", " "), ("—", " "), ("·", " "), ("…", " "), ("œ", "oe"), ("Œ", "oe"))
NOT_WORD = re.compile(r"[^a-z0-9]+")
PLURAL = re.compile(r"(?<=[a-z]{3})[sx]\b")


def plain(text: str) -> str:
    """« Gardes d’enfants décalées » → "garde d enfant decalee". In passes of C: it weighs on imports."""
    for sign, instead in PARTED:
        text = text.replace(sign, instead)
    bare = unicodedata.normalize("NFKD", text)
    words = NOT_WORD.sub(" ", bare.encode("ascii", "ignore").decode().lower())
    return PLURAL.sub("", words).strip()
