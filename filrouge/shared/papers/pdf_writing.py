"""A page of ours as a PDF: tagged, with or without fields to fill, in the letters of every language spoken here.

What draws it (`pdf_drawing`) stands on the system's Pango and takes a second to import: the first paper does.
"""

from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from typing import Any

import pikepdf

HIDDEN = 2  # annotation flag: neither shown nor printed
READ_ONLY = 1  # field flag


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
    with pikepdf.open(BytesIO(printed(html))) as pdf:
        form = pdf.Root.AcroForm
        for field in form.Fields:
            field.TU = pikepdf.String(labels[str(field.T)])
        for name, value in hidden.items():
            form.Fields.append(_carried(pdf, name, value))
        filled = BytesIO()
        pdf.save(filled, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return filled.getvalue()


def _drawing() -> Any:
    try:
        return import_module("filrouge.shared.papers.pdf_drawing")
    except OSError as error:
        raise NoPaper from error


def _carried(pdf: pikepdf.Pdf, name: str, value: str) -> pikepdf.Object:
    """On the first page, of no size: programs throw away a field that no page has."""
    page = pdf.pages[0]
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            Rect=pikepdf.Array([0, 0, 0, 0]),
            F=HIDDEN,
            Ff=READ_ONLY,
            T=pikepdf.String(name),
            TU=pikepdf.String(name),
            V=pikepdf.String(value),
            DA=pikepdf.String("/Helv 0 Tf 0 g"),
            P=page.obj,
        )
    )
    if "/Annots" not in page:
        page.Annots = pikepdf.Array()
    page.Annots.append(field)
    return field
