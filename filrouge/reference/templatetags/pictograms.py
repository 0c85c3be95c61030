from typing import Any

from django import template

from filrouge.reference.pictograms import PICTOGRAMS

register = template.Library()


class UnknownPictogram(ValueError):
    """A template asks for a drawing that `pictograms.json` does not name."""


@register.inclusion_tag("reference/pictogram.html")
def pictogram(name: str, large: bool = False) -> dict[str, Any]:
    """`{% pictogram "logement-hebergement" %}`: a drawing that says nothing to a screen reader, because its words
    always stand beside it."""
    if name not in PICTOGRAMS:
        raise UnknownPictogram(f"« {name} »: add it to filrouge/reference/pictograms.json")
    return {"name": name, "large": large}
