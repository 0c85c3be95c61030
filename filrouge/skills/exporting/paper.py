"""A portfolio as a PDF of one or two pages, tagged, with its photos made small and drawn within."""

from base64 import b64encode
from dataclasses import dataclass
from importlib import import_module

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from filrouge.shared.papers.pdf_writing import printed
from filrouge.shared.typography import typeset
from filrouge.skills.actions.pieces import bytes_of
from filrouge.skills.badging import images
from filrouge.skills.queries.portfolios import Shown, ShownBadge, piece_of

MOST_PHOTOS = 4
SIDE = 700  # pixels


@dataclass(frozen=True)
class Drawn:
    title: str
    address: str


@dataclass(frozen=True)
class DrawnBadge:
    badge: ShownBadge
    drawing: SafeString


def paper(shown: Shown) -> bytes:
    """Raises `NoPaper`."""
    values = {
        "shown": shown,
        "photos": _photos(shown),
        "badges": [DrawnBadge(one, _drawing(one)) for one in shown.badges],
    }
    return printed(typeset(render_to_string("skills/papers/portfolio.html", values)))


def _photos(shown: Shown) -> list[Drawn]:
    found = []
    for one in shown.photos[:MOST_PHOTOS]:
        if held := piece_of(shown.face.pk, one.pk):
            address = "data:image/jpeg;base64," + b64encode(_smaller(bytes_of(held))).decode()
            found.append(Drawn(one.title, address))
    return found


def _smaller(photo: bytes) -> bytes:
    """Of a JPEG that we made ourselves; what draws is loaded by the first paper."""
    small: bytes = import_module("filrouge.shared.keeping.images").smaller(photo, SIDE)
    return small


def _drawing(badge: ShownBadge) -> SafeString:
    """Drawn by us, its words escaped there."""
    return mark_safe(images.svg(badge.badge_class.drawing).decode())  # noqa: S308
