from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BoundField

from filrouge.shared.ui.cards import PLACES, Card, put_in_order

register = template.Library()


@register.inclusion_tag("ui/cards.html")
def cards(field: BoundField | str, cards: Sequence[Card], legend: str = "") -> dict[str, Any]:
    """Cards to put in order: a field `CardOrderField` (its order and its errors are kept), or only a name."""
    bound = field if isinstance(field, BoundField) else None
    name = bound.html_name if bound else str(field)
    return {
        "field": bound,
        "name": name,
        "places": PLACES.format(name),
        "identifier": bound.auto_id if bound else f"id_{name}",
        "legend": legend or (bound.label if bound else ""),
        "cards": put_in_order(cards, bound.value() or ()) if bound else cards,
    }
