"""Addresses that a domain shows and a higher one owns: the record of a person, the professional's home.

The higher domain says where they are (`addresses.py`, loaded when the site starts); nobody points up.
"""

from functools import cache
from uuid import UUID

from django.urls import reverse

NIL = UUID(int=0)

_places: dict[str, str] = {}


def provide(place: str, url_name: str) -> None:
    """Say which screen shows this place. Raises ValueError when two screens claim it."""
    if _places.setdefault(place, url_name) != url_name:
        raise ValueError(f"{place} is already shown by {_places[place]}")


def address_if_any(place: str, *ids: object) -> str:
    """« » for a place that nobody provides: what leads there is not shown."""
    return reverse(_places[place], args=ids) if place in _places else ""


@cache
def address_alone(url_name: str) -> str:
    """As `reverse(url_name)`. Raises NoReverseMatch."""
    return reverse(url_name)


def address_with(url_name: str, pk: UUID) -> str:
    """As `reverse(url_name, args=[pk])`, for the lines of a list: the address is worked out once per process."""
    before, after = _around(url_name)
    return f"{before}{pk}{after}"


@cache
def _around(url_name: str) -> tuple[str, str]:
    before, _id, after = reverse(url_name, args=[NIL]).partition(str(NIL))
    return before, after


def address_of(place: str, *ids: object) -> str:
    """Raises KeyError for a place nobody provides."""
    return reverse(_places[place], args=ids)
