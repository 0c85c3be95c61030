"""A file from outside, made again by a process of its own that can do nothing else.

What comes in is hostile until the contrary is shown: nothing of it is kept but what that process draws or writes again.
It is not an antivirus: a document of several pages is still handed over as a download, never shown by the site.
"""

import json
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from filrouge.shared.papers.apart import Died, said_apart

from .child import maker_of
from .limits import MAX_BYTES

MEDIA = {"images": "image/jpeg", "pdfs": "application/pdf"}


class Why(StrEnum):
    """Why nothing is kept."""

    NOT_KEPT = "not_kept"
    TOO_BIG = "too_big"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    LOCKED = "locked"
    ACTIVE = "active"
    ATTACHMENT = "attachment"
    ODD_IMAGES = "odd_images"
    UNREADABLE = "unreadable"

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self])


SENTENCES = {
    Why.NOT_KEPT: _(
        "Ce fichier n’est ni une photo (JPEG, PNG), ni un PDF : photographiez le document, puis déposez la photo."
    ),
    Why.TOO_BIG: _("Ce fichier dépasse 10 Mo : photographiez le document seul, ou numérisez moins de pages."),
    Why.TOO_MANY_PIXELS: _("Cette image est trop grande : refaites la photo avec un téléphone."),
    Why.TOO_MANY_PAGES: _("Ce PDF a plus de 10 pages : gardez celles qui comptent."),
    Why.LOCKED: _(
        "Ce PDF est protégé par un mot de passe : photographiez-le, ou enregistrez-le sans protection."
    ),
    Why.ACTIVE: _("Ce PDF contient un programme : il n’est pas gardé. Photographiez le document."),
    Why.ATTACHMENT: _("Ce PDF contient un autre fichier : il n’est pas gardé. Photographiez le document."),
    Why.ODD_IMAGES: _(
        "Les images de ce PDF sont d’un format que nous ne savons pas nettoyer : photographiez le document."
    ),
    Why.UNREADABLE: _("Ce fichier est abîmé, ou n’est pas ce qu’il paraît : photographiez le document."),
}


class NotKept(Exception):
    """Nothing of it may be kept but this reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Remade:
    """`media`: a JPEG or a PDF, nothing else."""

    media: str
    content: bytes


def remade(content: bytes) -> Remade:
    """Takes a process and a second at most. Raises NotKept."""
    if len(content) > MAX_BYTES:
        raise NotKept(Why.TOO_BIG)
    maker = maker_of(content)
    if maker is None:
        raise NotKept(Why.NOT_KEPT)
    said, made = _asked(content)
    if "why" in said:
        raise NotKept(Why(said["why"]))
    if said.get("media") != MEDIA[maker] or not made:
        raise NotKept(Why.UNREADABLE)
    if len(made) > MAX_BYTES:
        raise NotKept(Why.TOO_BIG)
    return Remade(said["media"], made)


def _asked(content: bytes) -> tuple[dict[str, str], bytes]:
    """A child that dies, of its limits or of the file, has made nothing."""
    try:
        line, _end, made = said_apart("filrouge.shared.keeping.child", content).partition(b"\n")
        return dict(json.loads(line)), made
    except (Died, ValueError) as error:
        raise NotKept(Why.UNREADABLE) from error
