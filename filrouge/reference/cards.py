"""Phrases as cards to put in order: a pictogram, French, the language of the person, and its voice."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from filrouge.shared.ui.cards import Card

from .bilingual import Phrases
from .pictograms import PICTOGRAMS
from .registry import phrases


def cards_of(said: Phrases, group: str, codes: Iterable[str] | None = None) -> list[Card]:
    """One card for each of these codes, or for each phrase of the group, in this order. Raises UnknownPhrase."""
    wanted = [one.key.partition(".")[2] for one in phrases(group)] if codes is None else codes
    return [_card(said, group, code) for code in wanted]


def _card(said: Phrases, group: str, code: str) -> Card:
    one = said.say(f"{group}.{code}")
    theme = code.partition("--")[0]
    drawing = next((name for name in (code, theme) if name in PICTOGRAMS), "")
    return Card(
        code, one.phrase.french, render_to_string("reference/card.html", {"said": one, "drawing": drawing})
    )
