"""Words brought to a root where their forms meet: « Maçonne », « maçons », « maçonnerie » → "macon".

Made for names of trades and skills: it would rather bring two words together than keep them apart; the order of
answers (`occupation_search.py`) tells them apart again.
"""

import re
from functools import lru_cache

from filrouge.shared.words import fold

SHORTEST = 4  # signs that a root keeps
# Words that say nothing of a trade.
LITTLE = frozenset(
    {
        *("a", "au", "aux", "avec", "c", "ce", "ces", "chez", "d", "dans", "de", "des", "du", "elle", "en"),
        *("est", "et", "etre", "fait", "faire", "faut", "gens", "il", "ils", "j", "je", "l", "la", "le"),
        *("les", "leur", "leurs", "lui", "m", "ma", "me", "mes", "mon", "n", "ne", "nos", "notre", "nous"),
        *("on", "ou", "par", "pas", "pour", "qu", "que", "quelqu", "quelque", "quelques", "qui", "s", "sa"),
        *("se", "ses", "si", "son", "sur", "t", "te", "tout", "toute", "tous", "toutes", "tu", "un", "une"),
        *("vers", "y"),
    }
)
# Nor these, unless nothing else is said.
VAGUE = frozenset(
    {
        *("aime", "aimer", "aimerais", "activite", "boulot", "cherche", "chercher", "domaine", "emploi"),
        *("emplois", "faire", "job", "metier", "metiers", "occuper", "occupe", "occupant", "poste", "savoir"),
        *("secteur", "travail", "travaille", "travailler", "veux", "voudrais", "vouloir"),
    }
)
PLURALS = (
    (re.compile(r"eaux$"), "eau"),
    (re.compile(r"(?<=[a-z]{2})aux$"), "al"),
    (re.compile(r"(?<=[a-z]{2})[sx]$"), ""),
)
FEMININES = (
    (re.compile(r"trice$"), "teur"),
    (re.compile(r"euse$"), "eur"),
    (re.compile(r"iere$"), "ier"),
    (re.compile(r"ere$"), "er"),
    (re.compile(r"enne$"), "en"),
    (re.compile(r"onne$"), "on"),
    (re.compile(r"elle$"), "el"),
    (re.compile(r"ive$"), "if"),
    (re.compile(r"(?<=[ae])nte$"), "nt"),
    (re.compile(r"ee$"), "e"),
)
# What makes a trade, a deed, a place or a state of one same root; the longest first.
ENDINGS = re.compile(
    r"(?:issement|issage|issant|isseur|onnerie|ellerie|ations?|ateur|ement|ition|iteur|aison|erie|ance|ence|ette"
    r"|ique|iste|ment|oire|ion|age|ant|ent|eur|ier|ien|ure|er|ir|ie|al|el|if|en|on|e|i)$"
)
KEPT_WHOLE = frozenset(
    {"macon", "maison", "avion", "camion", "jardin", "train", "pain", "vin", "main", "bebe", "site"}
)


def words_of(text: str) -> list[str]:
    """The words that count, without accents; the vague ones only when there is no other."""
    words = [word for word in fold(text).split() if word not in LITTLE]
    telling = [word for word in words if word not in VAGUE]
    return telling or words


def roots_of(text: str) -> list[str]:
    """Each once, in the order said."""
    return list(dict.fromkeys(root(word) for word in words_of(text)))


@lru_cache(65536)
def root(word: str) -> str:
    """Of a word without accents (`fold`)."""
    for pattern, instead in (*PLURALS, *FEMININES):
        word = pattern.sub(instead, word)
    if word in KEPT_WHOLE or len(word) <= SHORTEST:
        return word
    ending = ENDINGS.search(word)
    # The longest ending that leaves enough to be told from others.
    while ending and ending.start() < SHORTEST:
        ending = ENDINGS.search(word, ending.start() + 1)
    word = word[: ending.start()] if ending else word
    return re.sub(r"(.)\1$", r"\1", word)
