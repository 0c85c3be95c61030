"""Our pages drawn by WeasyPrint, with our own style and letters and nothing else."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

OURS = "https://paper.invalid/"  # never asked of any network: what our pages call their own static files
STYLE = f"{OURS}build/paper.css"


class NotOurs(FatalURLFetchingError):  # any other error would only leave a hole in the page
    """A page asked for a file that is not one of ours."""


class OurFilesOnly(URLFetcher):
    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
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
    """Style and letters, unpacked once per process: it takes longer than twenty papers."""
    letters = FontConfiguration()
    return CSS(url=STYLE, url_fetcher=OurFilesOnly(), font_config=letters), letters
