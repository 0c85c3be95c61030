import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.journeys.beginning import Beginning
from tests.journeys.chromium import find_chromium
from tests.journeys.phone import PHONE, Phone
from tests.journeys.site import Site, running_site
from tests.journeys.visitor import Visitor
from tests.journeys.watch import Seen

DESK = {"width": 1280, "height": 900}
PATIENCE_MS = 15_000  # the machine may be busy with something else
LONGEST = ("test_crawl", "test_three_months")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin: one that began last would keep a core alone."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site


@pytest.fixture(scope="session")
def beginning(site: Site) -> Beginning:
    return Beginning(site)


@pytest.fixture(autouse=True)
def as_it_began(request: pytest.FixtureRequest) -> None:
    """Each journey finds the world as it was loaded."""
    if "site" in request.fixturenames:
        request.getfixturevalue("beginning").give_back()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One per process: a second one would refuse to start."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**find_chromium().launch_options())
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    own = tmp_path_factory.getbasetemp()
    return Seen((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "seen")


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("signed-in")


@pytest.fixture
def visit(browser: Browser, site: Site, seen: Seen) -> Iterator[Callable[..., Visitor]]:
    """`visit()`: someone unknown, in front of a new browser. Options are those of Playwright's new_context."""
    contexts = []

    def arrive(**options: Any) -> Visitor:
        context = browser.new_context(
            **{"viewport": DESK, "locale": "fr-FR", "timezone_id": "Europe/Paris"} | options
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return Visitor(context.new_page(), site.url, seen)

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def signed_in(visit: Callable[..., Visitor], states: Path) -> Callable[..., Visitor]:
    """`signed_in("amina")`: through the real form the first time, with the same session afterwards."""

    def arrive(who: str, **options: Any) -> Visitor:
        state = states / f"{who}.json"
        if not state.exists():
            first = visit()
            first.sign_in(f"{who}@example.org")
            first.page.context.storage_state(path=state)
        return visit(storage_state=state, **options)

    return arrive


@pytest.fixture
def phone(signed_in: Callable[..., Visitor]) -> Iterator[Phone]:
    """Amina's: she accompanies people, and goes out with the bus."""
    found = Phone(signed_in("amina", viewport=PHONE, has_touch=True, is_mobile=True))
    yield found
    found.back()
