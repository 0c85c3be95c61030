"""The application of the street on somebody's telephone; `cut` and `back` are its network."""

import re

from playwright.sync_api import BrowserContext, Page, Request

from tests.journeys.visitor import Visitor

PHONE = {"width": 390, "height": 844}
PIN = "40718"


class Phone:
    """The application on a telephone; `cut` and `back` are the network."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.url = visitor.url + "/terrain/"
        self.taps = 0
        self.asked: set[Request] = set()  # not answered yet
        self.context.on("request", self._asks)
        for end in ("requestfinished", "requestfailed"):
            self.context.on(end, self._hears)

    @property
    def page(self) -> Page:
        return self.visitor.page

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    def _asks(self, request: Request) -> None:
        self.asked.add(request)

    def _hears(self, request: Request) -> None:
        self.asked.discard(request)

    def open(self) -> None:
        self.page.goto(self.url)
        self.page.wait_for_selector("body[data-screen]")

    def close_and_open(self) -> None:
        """The tab is gone, with all it had in memory."""
        page = self.context.new_page()
        self.page.close()
        self.asked.clear()
        self.visitor.page = self.visitor.watch.page = page
        self.open()

    def cut(self) -> None:
        """What was asked before is still answered: a browser lets it through, and a busy server answers late."""
        self.context.set_offline(True)
        while self.asked:
            self.page.wait_for_timeout(50)

    def back(self) -> None:
        self.context.set_offline(False)
        told = self.visitor.watch.complaints
        self.visitor.watch.complaints = [one for one in told if "ERR_INTERNET_DISCONNECTED" not in one]

    def tap(self, name: str | re.Pattern[str], role: str = "button") -> None:
        self.taps += 1
        self.page.get_by_role(role, name=name).first.click()

    def choose(self, label: str) -> None:
        self.taps += 1
        self.page.locator("main").get_by_label(label, exact=True).locator("visible=true").first.check()

    def on(self, screen: str) -> None:
        self.page.wait_for_selector(f"body[data-screen={screen}]")

    def reads(self, text: str | re.Pattern[str]) -> None:
        self.page.get_by_text(text).locator("visible=true").first.wait_for()

    def unlock(self, pin: str = PIN) -> None:
        self.taps += len(pin)
        self.on("lock")
        self.page.get_by_label("Votre code").fill(pin)

    def register(self) -> None:
        self.open()
        self.on("welcome")
        self.page.get_by_label("Code, de 4 à 8 chiffres").fill(PIN)
        self.page.get_by_label("Le même code, encore une fois").fill(PIN)
        self.tap("Commencer")
        self.on("home")
        # Ready to open without network: its worker answers for the page.
        self.page.wait_for_function("navigator.serviceWorker.controller !== null")

    def counts(self) -> str:
        return " ".join(self.page.locator(".counts").inner_text().split())

    def accessible(self) -> None:
        self.visitor.watch.must_be_accessible()
        for width in (320, PHONE["width"]):  # enlarged four times, 1,280 pixels leave 320
            self.page.set_viewport_size({"width": width, "height": PHONE["height"]})
            wide = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide[0] <= wide[1], f"{self.page.title()} scrolls sideways at {width}: {wide}"
