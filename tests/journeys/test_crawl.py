"""From the home of each role, every internal link leads somewhere, and every kind of screen is accessible.

Every page is asked for and read. The first of its kind for a role is also opened in the browser, where what it runs
and how it is drawn are checked, unless another role opened one that leads to the same.
"""

import html
import re
from collections import Counter, deque
from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from tests.journeys.visitor import Visitor
from tests.journeys.watch import LEFTOVER, kind_of

MOST_PAGES, MOST_OF_A_KIND = 150, 4
WHO = ["amina", "bruno", "chloe", "dalia", "farid", "manon", "olga", "petra", "elise"]
# Leaves the session; writes on GET, as allauth does; or comes back from another site.
NOT_FOLLOWED = ("/compte/logout", "/compte/proconnect", "/compte/2fa/recovery-codes/download", "/static/")
FILES = (".ics", "/export/", "/a-corriger/")
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]*)')


WITHIN = re.compile(r"<main\b.*</main>", re.DOTALL)
LED_TO = re.compile(r'\b(?:href|action|formaction)="([^"#]+)')
UNSEEN = re.compile(r"<(script|style|template)\b.*?</\1>|<[^>]*>", re.DOTALL)


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
            found = _links_of(visitor, path, is_first=kinds[kind] == 1)
        except AssertionError as problem:
            problems.append(f"{path}: {problem}")
            continue
        news = [link for link in found if link not in known and not link.startswith(NOT_FOLLOWED)]
        known.update(news)
        waiting.extend(dict.fromkeys(news))
    assert not problems, "\n\n".join(problems)
    assert kinds.total() > 3


def _links_of(visitor: Visitor, path: str, *, is_first: bool) -> list[str]:
    answer = visitor.page.request.get(visitor.url + path)
    assert answer.ok, f"{answer.status}"
    if path.partition("?")[0].endswith(FILES) or "html" not in answer.headers["content-type"]:
        return []
    text = answer.text()
    leftovers = LEFTOVER.findall(html.unescape(UNSEEN.sub(" ", text)))
    assert not leftovers, f"shows {leftovers}"
    if is_first and visitor.watch.seen.is_new(
        f"crawled {kind_of(visitor.url + path)} {_leads_to(path, text)}"
    ):
        visitor.open(path)
    links = (urljoin(path, html.unescape(link)) for link in LINK.findall(text))
    return [link for link in links if link.startswith("/")]


def _leads_to(path: str, text: str) -> list[str]:
    """The kinds of pages and of acts that the page offers, beyond the frame around it."""
    within = WITHIN.search(text)
    assert within, "has no main part"
    leads = (urljoin(path, html.unescape(one)) for one in LED_TO.findall(within[0]))
    return sorted({kind_of(f"x://x{one}") for one in leads})
