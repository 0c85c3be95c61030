"""Pages about one organisation that higher domains keep, for those who manage it.

Accounts cannot lead upwards: each domain registers its own in its `rules.py`.
"""

from django.urls import reverse
from django.utils.functional import Promise

from .models import Organisation

_rooms: dict[str, str | Promise] = {}


def add_room(url_name: str, label: str | Promise) -> None:
    """`url_name` takes the organisation's id."""
    _rooms[url_name] = label


def rooms_of(organisation: Organisation) -> list[tuple[str, str]]:
    """Label and address of each."""
    return [(str(label), reverse(url_name, args=[organisation.pk])) for url_name, label in _rooms.items()]
