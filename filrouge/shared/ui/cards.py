"""Cards that someone puts in order, the most important first: with a finger, with buttons, or with numbers.

The page sends `name` once for each card, in their order. Without JavaScript each card also sends its place.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

PLACES = "{}-place"


@dataclass(frozen=True, slots=True)
class Card:
    """`label`: its words, for those who hear the page. `content`: what is seen, safe HTML; the label when empty."""

    code: str
    label: str
    content: str = ""


class CardOrder(forms.Widget):
    """Shown by `{% cards %}`: it reads what the cards sent, and draws nothing by itself."""

    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> list[str]:
        if not isinstance(data, MultiValueDict):
            return list(data.get(name, ()))
        codes, places = data.getlist(name), data.getlist(PLACES.format(name))
        return in_order(codes, places) if len(places) == len(codes) else codes


class CardOrderField(forms.Field):
    """Cleaned: the codes, the first weighs most."""

    widget = CardOrder
    default_error_messages = {  # noqa: RUF012
        "changed": _("Les cartes ont changé entre-temps. Remettez-les en ordre, puis enregistrez."),
    }

    def __init__(self, *, codes: Collection[str] = (), **options: Any) -> None:
        super().__init__(**options)
        self.codes = codes

    def clean(self, value: list[str]) -> list[str]:
        codes: list[str] = super().clean(value)
        if sorted(codes) != sorted(self.codes):
            raise ValidationError(self.error_messages["changed"], code="changed")
        return codes


def in_order(codes: Iterable[str], places: Iterable[str]) -> list[str]:
    """By the numbers typed; what has no number comes last, and equal numbers keep their order."""
    ranked = [
        (int(place) if place.isdecimal() else 10**6, code) for code, place in zip(codes, places, strict=True)
    ]
    return [code for _place, code in sorted(ranked, key=lambda one: one[0])]


def put_in_order(cards: Iterable[Card], codes: Iterable[str]) -> list[Card]:
    """Those named first, as named; the others after, as they were."""
    rank = {code: number for number, code in enumerate(codes)}
    return sorted(cards, key=lambda card: rank.get(card.code, len(rank)))
