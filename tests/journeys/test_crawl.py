"""From the home of each role, every internal link leads somewhere, and every kind of screen is accessible."""

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor
from tests.journeys.watch import kind_of

MOST_PAGES, MOST_OF_A_KIND = 150, 3
WHO = ["amina", "bruno", "chloe", "dalia", "farid", "manon", "olga", "petra"]
# Leaves the session; writes on GET, as allauth does; or is a file.
NOT_FOLLOWED = ("/compte/logout", "/compte/proconnect", "/compte/2fa/recovery-codes/download", "/static/")
LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"


@pytest.mark.parametrize("who", WHO)
def test_every_link_leads_somewhere(signed_in: Callable[..., Visitor], who: str) -> None:
    visitor = signed_in(who)
    waiting, known, kinds, opened = ["/"], {"/"}, {}, 0
    while waiting and opened < MOST_PAGES:
        path = waiting.pop(0)
        kind = kind_of(visitor.url + path)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] > MOST_OF_A_KIND:
            continue
        opened += 1
        for found in _links_of(visitor, path):
            if found not in known and not found.startswith(NOT_FOLLOWED):
                known.add(found)
                waiting.append(found)
    assert opened > 3


def _links_of(visitor: Visitor, path: str) -> list[str]:
    if path.endswith((".ics", "/export/", "/a-corriger/")):
        assert visitor.page.request.get(visitor.url + path).ok, path
        return []
    visitor.open(path)
    inside = [link for link in visitor.page.evaluate(LINKS) if link.startswith(visitor.url + "/")]
    return [link.removeprefix(visitor.url).partition("#")[0] for link in inside]
