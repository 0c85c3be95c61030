"""What must be true of every screen a journey passes through."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from config.postgres import CHECKOUT

AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a template shows when something is missing in it.
LEFTOVER = re.compile(
    r"\bNone\b|\bTODO\b|\bNaN\b|\bundefined\b|\{\{|\{%|%\(|\[object|&[a-z]+;|\bTrue\b|\bFalse\b"
)
IDENTIFIERS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)|\?.*|(?<=/invitation/)[^/]+")


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


def kind_of(address: str) -> str:
    """`/personnes/0190…/` and `/personnes/0191…/?a=b` are one screen: `/personnes/-/`."""
    return IDENTIFIERS.sub("-", address.rsplit("://", maxsplit=1)[-1].partition("/")[2]).rstrip("-")


class Seen:
    """The screens axe has read since the tests began: one file each, where all their processes see them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder

    def is_new(self, screen: str) -> bool:
        """It no longer is, once this is asked."""
        try:
            (self.folder / hashlib.sha256(screen.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


class Watch:
    """Listens to a page: errors of the console, policy violations, answers that fail."""

    def __init__(self, page: Page, seen: Seen) -> None:
        self.page, self.seen = page, seen
        self.without_scripts = False  # axe is one
        self.complaints: list[str] = []
        self.refusals: set[int] = set()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("response", self._response)
        page.on("requestfailed", self._failed)

    @contextmanager
    def refusal(self, status: int) -> Iterator[None]:
        """Within it, this answer is what the journey wants."""
        self.refusals.add(status)
        yield
        self.refusals.discard(status)

    def check(self) -> None:
        """The screen shown now; axe reads each kind of screen once, unless its title changed."""
        self.must_be_quiet()
        assert self.page.locator("html").get_attribute("lang") == "fr"
        leftovers = LEFTOVER.findall(self.page.inner_text("body"))
        assert not leftovers, f"{self.page.url} shows {leftovers}"
        screen = f"{kind_of(self.page.url)} {self.page.title()} {self.page.viewport_size}"
        if not self.without_scripts and self.seen.is_new(screen):
            self.must_be_accessible()

    def must_be_quiet(self) -> None:
        complaints, self.complaints = self.complaints, []
        assert not complaints, f"{self.page.url}: " + "; ".join(complaints)

    def must_be_accessible(self) -> None:
        """axe-core, evaluated by the browser's own tools: our content-security policy stays as it is."""
        self.page.evaluate(f"window.axe || {{}}; {axe()}; null")
        found = self.page.evaluate(
            # The style sheets are not fetched again: no rule that we ask for reads them.
            "async rules => (await axe.run(document,"
            " {runOnly: rules, resultTypes: ['violations'], preload: {assets: ['media']}}))"
            ".violations.map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' — ' +"
            " n.failureSummary.replace(/\\s+/g, ' ').slice(0, 300))])",
            RULES,
        )
        assert not found, f"{self.page.url}: " + json.dumps(found, ensure_ascii=False, indent=1)

    def _console(self, message: ConsoleMessage) -> None:
        # A refused answer is judged in `_response`, with its status.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.refusals:
            self.complaints.append(f"{response.status} {response.url}")

    def _failed(self, request: Request) -> None:
        # Leaving a page stops what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure} {request.url}")
