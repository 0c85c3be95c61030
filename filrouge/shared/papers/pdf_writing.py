"""A page of ours as a PDF: tagged, with or without fields to fill, in the letters of every language spoken here.

What draws it (`pdf_drawing`) stands on the system's Pango and takes a second and 40 MB to import: the first paper does.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any


class NoPaper(Exception):
    """The system has no Pango (README gives the line that installs it)."""


def can_write() -> bool:
    """Whether papers can be made here; screens say so rather than fail."""
    try:
        _drawing()
    except NoPaper:
        return False
    return True


def printed(html: str) -> bytes:
    """A whole page as a PDF/UA, to read and to print. Raises NoPaper, and `pdf_drawing.NotOurs`."""
    paper: bytes = _drawing().drawn(html)
    return paper


def fillable(html: str, *, labels: Mapping[str, str], hidden: Mapping[str, str]) -> bytes:
    """The page as a PDF/UA whose named inputs can be filled.

    `html`: a whole page; its language and its title are those of the document.
    `labels`: what a screen reader says of each field, by name. `hidden`: values that travel with the paper
    and that its reader does not see.
    Raises KeyError for a field without a label, NoPaper, and `pdf_drawing.NotOurs`.
    """
    paper: bytes = _drawing().with_fields(html, labels, hidden)
    return paper


def _drawing() -> Any:
    try:
        return import_module("filrouge.shared.papers.pdf_drawing")
    except OSError as error:
        raise NoPaper from error
