from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.journeys.chromium import Chromium, find_chromium, of_the_npm_registry


def title_seen_by(chromium: Chromium, playwright: Playwright) -> str:
    browser = playwright.chromium.launch(**chromium.launch_options())
    try:
        page = browser.new_page()
        page.goto("data:text/html,<title>Fil rouge</title><script>document.title += ' !'</script>")
        return page.title()
    finally:
        browser.close()


def test_the_chromium_of_this_machine_opens_a_page(playwright: Playwright) -> None:
    assert title_seen_by(find_chromium(), playwright) == "Fil rouge !"


def test_the_chromium_of_npm_opens_a_page(playwright: Playwright) -> None:
    assert title_seen_by(of_the_npm_registry(), playwright) == "Fil rouge !"


def test_the_chromium_of_npm_brings_its_libraries(
    monkeypatch: pytest.MonkeyPatch, playwright: Playwright
) -> None:
    monkeypatch.setattr("tests.journeys.chromium._misses_libraries", lambda executable: True)
    chromium = of_the_npm_registry()
    assert (Path(chromium.environ["LD_LIBRARY_PATH"]) / "libnss3.so").exists()
    assert title_seen_by(chromium, playwright) == "Fil rouge !"


def test_the_chromium_named_by_the_environment_comes_first() -> None:
    assert find_chromium({"CHROMIUM": "/opt/chrome", "PATH": "/usr/bin"}).executable == "/opt/chrome"
