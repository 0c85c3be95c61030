"""Our pages drawn by WeasyPrint, with our own style and letters and nothing else."""

import gc
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

OURS = "https://paper.invalid/"  # never asked of any network: what our pages call their own static files
STYLE = f"{OURS}build/paper.css"
PHOTO = "data:image/jpeg;base64,"  # one that we made again (shared/keeping), written in the page itself
HIDDEN = 2  # annotation flag: neither shown nor printed
READ_ONLY = 1  # field flag


class NotOurs(FatalURLFetchingError):  # any other error would only leave a hole in the page
    """A page asked for a file that is not one of ours."""


class OurFilesOnly(URLFetcher):
    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith(PHOTO):
            return URLFetcherResponse(url, b64decode(url.removeprefix(PHOTO)), {"Content-Type": "image/jpeg"})
        path = finders.find(url.removeprefix(OURS)) if url.startswith(OURS) else None
        if path is None:
            raise NotOurs(url)
        kind = "text/css" if path.endswith(".css") else "font/woff2"
        return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": kind})


def drawn(html: str) -> bytes:
    """A tagged PDF (PDF/UA) whose inputs are fields. Raises NotOurs."""
    style, letters = dressed()
    with _uncollected():
        page = HTML(string=html, url_fetcher=OurFilesOnly())
        return page.write_pdf(
            stylesheets=[style], font_config=letters, pdf_forms=True, pdf_variant="pdf/ua-1"
        )


def with_fields(html: str, labels: Mapping[str, str], hidden: Mapping[str, str]) -> bytes:
    """As `pdf_writing.fillable` says. Raises KeyError and NotOurs."""
    with pikepdf.open(BytesIO(drawn(html))) as pdf:
        form = pdf.Root.AcroForm
        for field in form.Fields:
            field.TU = pikepdf.String(labels[str(field.T)])
        for name, value in hidden.items():
            form.Fields.append(_carried(pdf, name, value))
        filled = BytesIO()
        pdf.save(filled, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return filled.getvalue()


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


@contextmanager
def _uncollected() -> Iterator[None]:
    """A page is a hundred thousand objects that refer to each other: looking for the dead among them while it is drawn
    takes a quarter of the time. They go at the next collection."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


@cache
def dressed() -> tuple[CSS, FontConfiguration]:
    """Style and letters, unpacked once per process: it takes longer than twenty papers. They stay, with all that was
    imported to draw: looking for the dead among them after each paper would take a twelfth of its time."""
    letters = FontConfiguration()
    style = CSS(url=STYLE, url_fetcher=OurFilesOnly(), font_config=letters)
    gc.collect()
    gc.freeze()
    return style, letters
