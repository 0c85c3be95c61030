"""Fetches what is published at the addresses given in the settings: a file, or the pages of the API."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import URLError
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from django.utils.translation import gettext as _

from .reading import UnreadableFile

PIECE = 1 << 20
TIMEOUT = 60
API = "/api/"
MOST_PAGES = 2000


def fetched(url: str, token: str = "") -> Iterator[bytes]:
    """The bytes of the file; every row of the API, as JSON lines. Raises UnreadableFile."""
    if not url.startswith(("https://", "http://")):
        raise UnreadableFile(_("L’adresse doit commencer par https://."))
    try:
        yield from _pages(url, token) if API in url else _file(url, token)
    except (URLError, TimeoutError, ConnectionError) as error:
        raise UnreadableFile(
            _("L’adresse n’a pas répondu comme attendu : %(why)s.") % {"why": error}
        ) from error


def _file(url: str, token: str) -> Iterator[bytes]:
    with _asked(url, token) as answer:
        while piece := answer.read(PIECE):
            yield piece


def _pages(url: str, token: str) -> Iterator[bytes]:
    for number in range(1, MOST_PAGES + 1):
        with _asked(_page(url, number), token) as answer:
            try:
                page = json.load(answer)
                items = page["items"]
            except (ValueError, TypeError, KeyError) as error:
                raise UnreadableFile(_("L’API n’a pas donné une page lisible.")) from error
        for item in items:
            yield json.dumps(item, ensure_ascii=False).encode() + b"\n"
        if not items or number >= page.get("pages", 1):
            return


def _page(url: str, number: int) -> str:
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), "page": str(number)}
    return urlunsplit(parts._replace(query=urlencode(query)))


def _asked(url: str, token: str) -> Any:
    headers = {"Accept": "application/json, text/csv, */*"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return urlopen(Request(url, headers=headers), timeout=TIMEOUT)  # noqa: S310 - the scheme is checked above
