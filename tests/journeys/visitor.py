"""Someone in front of a browser. Every screen they reach is checked (`watch.py`)."""

import os
import re
import time
from uuid import UUID

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import FloatRect, Locator, Page

from config.postgres import CHECKOUT
from demo.accounts import PASSWORD, SECRET
from filrouge.accounts.actions.second_factor import TOTP_PERIOD
from tests.journeys.pictures import lightened
from tests.journeys.watch import Seen, Watch

IMAGES = CHECKOUT / "docs" / "guide" / "images"
SHOTS = os.environ.get("GUIDE_SHOTS") == "1"
WORKER_SECONDS = 15  # the machine may be busy with something else

# A Chromium often has no other language than English, and writes its dates so, whatever the page says.
DATES_IN_FRENCH = """() => document.querySelectorAll('[type=date], [type=datetime-local]').forEach(one => {
  const [day, hour] = one.value.split('T');
  Object.assign(one.dataset, {was: one.type, value: one.value});
  one.type = 'text';
  one.value = day ? day.split('-').reverse().join('/') + (hour ? ' ' + hour : '') : 'jj/mm/aaaa';
})"""
DATES_AS_THEY_ARE = """() => document.querySelectorAll('[data-was]').forEach(one => {
  one.type = one.dataset.was;
  one.value = one.dataset.value;
  delete one.dataset.was;
})"""

_used: set[tuple[str, int]] = set()


def fresh_code(email: str, secret: str = SECRET) -> str:
    """Six digits not used yet: a code serves once, and the next one is accepted too.

    So is the one before, but no longer if the half minute ends while it is being typed.
    """
    while True:
        now = int(time.time()) // TOTP_PERIOD
        for moment in (now, now + 1):
            if (email, moment) not in _used:
                _used.add((email, moment))
                return format_hotp_value(hotp_value(secret, moment))
        time.sleep(1)


def as_written(shown: str) -> str:
    """What a page shows, with plain spaces as sentences are written: its own do not break (`shared/typography.py`)."""
    return shown.replace("\u00a0", " ")


class Visitor:
    def __init__(self, page: Page, url: str, seen: Seen) -> None:
        self.page, self.url = page, url
        self.watch = Watch(page, seen)

    def open(self, path: str, status: int = 200) -> None:
        if status >= 400:
            with self.watch.refusal(status):
                answer = self.page.goto(self.url + path)
        else:
            answer = self.page.goto(self.url + path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        self.watch.check()

    def follow(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        (within or self.page).get_by_role("link", name=name).first.click()
        self.arrive()

    def press(
        self, name: str | re.Pattern[str], within: Locator | None = None, *, refused: bool = False
    ) -> None:
        """`refused`: the form is expected back, with what to correct."""
        (within or self.page).get_by_role("button", name=name).first.click()
        self.arrive()
        assert bool(self.page.locator(".form-errors").count()) == refused, self.page.inner_text("main")

    def pick(self, label: str, choice: str) -> None:
        """A choice among radio buttons or boxes, inside the group that `label` names."""
        self.page.get_by_role("group", name=label).get_by_label(choice).first.check()

    def arrive(self) -> None:
        self.page.wait_for_load_state("load")
        self.watch.check()

    def fill(self, label: str, value: str) -> None:
        self.page.get_by_label(label).first.fill(value)

    def reads(self, text: str | re.Pattern[str]) -> None:
        """The text is on the screen, soon."""
        self.page.get_by_text(text).locator("visible=true").first.wait_for()

    def does_not_read(self, text: str) -> None:
        assert text not in as_written(self.page.inner_text("body")), self.page.inner_text("main")

    def opens_without(self, path: str, text: str, *, about: str = "") -> None:
        """The screen no longer says it, once the worker has done what was deferred; in the rows about one person."""
        patience = time.monotonic() + WORKER_SECONDS
        self.open(path)
        saying = self.page.locator("li" if about else "body").filter(has_text=about).filter(has_text=text)
        while saying.count() and time.monotonic() < patience:
            self.page.wait_for_timeout(200)
            self.open(path)
        assert not saying.count(), text

    def opens_a_path(self, first_name: str, last_name: str) -> UUID:
        """A file opened this morning and its path begun, with Amina; a journey that ages somebody ages its own."""
        self.open("/file-active/")
        self.follow("Ajouter une personne")
        self.fill("Prénom", first_name)
        self.page.get_by_label("Nom", exact=True).fill(last_name)
        self.press("Ouvrir le dossier")
        self.reads(f"Dossier ouvert pour {first_name} {last_name}.")
        self.follow("Ouvrir un parcours")
        self.page.get_by_label("Référent·e").select_option(label="Amina Martin")
        self.press("Commencer le parcours")
        return UUID(self.page.url.rstrip("/").rpartition("/")[2])

    def heading(self) -> str:
        return as_written(self.page.locator("h1").inner_text())

    def sign_in(self, email: str, password: str = PASSWORD, secret: str = SECRET) -> None:
        self.open("/compte/login/")
        self.fill("Adresse e-mail", email)
        self.fill("Mot de passe", password)
        self.press("Se connecter")
        self.fill("Code", fresh_code(email, secret))
        self.press("Continuer")

    def shot(self, name: str, *, height: int = 800, width: int = 1280) -> None:
        """A picture for the guide, only when asked for (GUIDE_SHOTS=1)."""
        if not SHOTS:
            return
        IMAGES.mkdir(parents=True, exist_ok=True)
        self.page.evaluate(DATES_IN_FRENCH)
        size = self.page.viewport_size
        full = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": width, "height": min(full, height)})
        # Without the menu, which changes with each new screen; on a narrow screen it is above, and stays.
        menu = self.page.locator("nav.side").bounding_box() if self.page.locator("nav.side").count() else None
        left = menu["width"] if menu and menu["height"] > menu["width"] else 0
        clip: FloatRect = {"x": left, "y": 0, "width": width - left, "height": min(full, height)}
        png = self.page.screenshot(animations="disabled", clip=clip)
        (IMAGES / f"{name}.webp").write_bytes(lightened(png))
        self.page.set_viewport_size(size)
        self.page.evaluate(DATES_AS_THEY_ARE)
