"""From the home of each role, every internal link leads somewhere, and every kind of screen is accessible."""

import html
import re
from collections import Counter, deque
from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from tests.journeys.visitor import Visitor
from tests.journeys.watch import kind_of

MOST_PAGES, MOST_OF_A_KIND = 150, 4
WHO = ["amina", "bruno", "chloe", "dalia", "farid", "manon", "olga", "petra", "elise"]
# Leaves the session; writes on GET, as allauth does; or comes back from another site.
NOT_FOLLOWED = ("/compte/logout", "/compte/proconnect", "/compte/2fa/recovery-codes/download", "/static/")
FILES = (".ics", "/export/", "/a-corriger/")
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]*)')


@pytest.mark.parametrize("who", WHO)
def test_every_link_leads_somewhere(signed_in: Callable[..., Visitor], who: str) -> None:
    visitor = signed_in(who)
    waiting, known = deque(["/"]), {"/"}
    kinds: Counter[str] = Counter()
    problems: list[str] = []
    while waiting and kinds.total() < MOST_PAGES:
        path = waiting.popleft()
        kind = kind_of(visitor.url + path)
        if kinds[kind] == MOST_OF_A_KIND:
            continue
        kinds[kind] += 1
        try:
            found = _links_of(visitor, path, with_axe=kinds[kind] == 1)
        except AssertionError as problem:
            problems.append(f"{path}: {problem}")
            continue
        news = [link for link in found if link not in known and not link.startswith(NOT_FOLLOWED)]
        known.update(news)
        waiting.extend(dict.fromkeys(news))
    assert not problems, "\n\n".join(problems)
    assert kinds.total() > 3


def _links_of(visitor: Visitor, path: str, *, with_axe: bool) -> list[str]:
    """The first of a kind is opened and checked as a screen; the others are only asked for."""
    if with_axe and not path.partition("?")[0].endswith(FILES):
        visitor.open(path)
        text = visitor.page.content()
    else:
        answer = visitor.page.request.get(visitor.url + path)
        assert answer.ok, f"{answer.status}"
        text = answer.text() if "html" in answer.headers["content-type"] else ""
    links = (urljoin(path, html.unescape(link)) for link in LINK.findall(text))
    return [link for link in links if link.startswith("/")]
