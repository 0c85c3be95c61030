"""One skill useful across trades: what one sees when it is there, and what each level looks like."""

from dataclasses import dataclass

# Level 0 says nothing of the person: only that nobody has looked yet.
NOT_SEEN_YET = "Pas encore vu : l’occasion ne s’est pas présentée."


@dataclass(frozen=True)
class One:
    """`levels`: from 1, a beginning, to 5, one passes it on to others."""

    key: str
    title: str
    about: str
    signs: tuple[str, str, str]
    levels: tuple[str, str, str, str, str]
