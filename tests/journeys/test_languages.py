"""French and the person's language side by side: read, heard on this very device, put in order, corrected."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
NARROW = {"width": 390, "height": 844}
# What a device would say of its voices, and what it is asked to read.
VOICES = """(() => {
  const voices = %s
  const spoken = window.spoken = []
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel: () => {},
    speak: words => spoken.push([words.text, words.voice.name, words.lang]),
  })
  Object.defineProperty(window, 'speechSynthesis', {value: speech})
})()"""
HERE = {"name": "Ici", "lang": "ar-SA", "localService": True, "voiceURI": "ici"}
FAR = {"name": "Ailleurs", "lang": "ar-EG", "localService": False, "voiceURI": "ailleurs"}
HIDDEN_FAR = {"name": "ar-xa-x-network", "lang": "ar", "localService": True, "voiceURI": "ar-xa-x-network"}
PERSIAN = {"name": "Persan", "lang": "fa_IR", "localService": True, "voiceURI": "fa"}


def with_voices(visitor: Visitor, *voices: dict) -> Visitor:
    visitor.page.add_init_script(VOICES % json.dumps(voices))
    return visitor


def cards(visitor: Visitor) -> Locator:
    return visitor.page.locator(".cards-card")


def order(visitor: Visitor) -> list[str]:
    """As the form would send it."""
    return visitor.page.eval_on_selector_all("[name=order]", "inputs => inputs.map(one => one.value)")


@pytest.mark.parametrize("tag", ["ar", "ti", "prs", "ps", "uk", "en"])
def test_each_language_is_shown_as_in_the_interview(signed_in: Visit, tag: str) -> None:
    amina = signed_in("amina", viewport=NARROW)
    amina.open(f"/langues/{tag}/apercu/")
    said = amina.page.locator(f".bilingual-other[lang={tag}]").first
    assert said.evaluate("one => getComputedStyle(one).direction") == (
        "rtl" if tag in ("ar", "prs", "ps") else "ltr"
    )
    assert amina.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    loaded = amina.page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.unicodeRange)"
    )
    wanted = {
        "ar": "U+600-6FF",
        "prs": "U+600-6FF",
        "ps": "U+600-6FF",
        "ti": "U+1200-1399",
        "uk": "U+400-45F",
    }
    for letters in set(wanted.values()):
        assert any(letters in one for one in loaded) == (wanted.get(tag) == letters), (letters, loaded)


class TestListening:
    def test_by_a_voice_of_the_device_and_no_other(self, signed_in: Visit) -> None:
        amina = with_voices(signed_in("amina"), FAR, HIDDEN_FAR, HERE)
        amina.open("/langues/ar/apercu/")
        amina.page.get_by_role("button", name="Écouter : نعم", exact=True).first.click()
        assert amina.page.evaluate("spoken") == [["نعم", "Ici", "ar-SA"]]
        amina.does_not_read("n’a pas de voix pour cette langue")

    def test_never_by_a_voice_that_sends_the_words_elsewhere(self, signed_in: Visit) -> None:
        amina = with_voices(signed_in("amina"), FAR, HIDDEN_FAR)
        amina.open("/langues/ar/apercu/")
        amina.reads("n’a pas de voix pour cette langue (arabe)")
        assert amina.page.get_by_role("button", name="Écouter").count() == 0

    def test_voices_found_late_are_found(self, signed_in: Visit) -> None:
        amina = with_voices(signed_in("amina"))
        amina.open("/langues/ar/apercu/")
        amina.reads("n’a pas de voix")
        amina.page.evaluate(f"speechSynthesis.getVoices().push({json.dumps(HERE)})")
        amina.page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
        amina.page.get_by_role("button", name="Écouter : نعم", exact=True).first.wait_for()
        amina.does_not_read("n’a pas de voix")

    def test_dari_is_read_by_a_persian_voice(self, signed_in: Visit) -> None:
        amina = with_voices(signed_in("amina"), PERSIAN)
        amina.open("/langues/prs/apercu/")
        amina.page.get_by_role("button", name="Écouter : بلی", exact=True).first.click()
        assert amina.page.evaluate("spoken") == [["بلی", "Persan", "fa_IR"]]


@pytest.mark.parametrize("tag", ["ar", "ti"])
class TestCards:
    def test_with_buttons_and_the_keyboard(self, signed_in: Visit, tag: str) -> None:
        amina = signed_in("amina")
        amina.open(f"/langues/{tag}/apercu/")
        before = order(amina)
        down = cards(amina).first.get_by_role("button", name="Descendre")
        down.focus()
        amina.page.keyboard.press("Enter")
        amina.page.keyboard.press("Enter")
        assert order(amina)[:3] == [before[1], before[2], before[0]]
        assert amina.page.evaluate("document.activeElement.innerText").startswith("↓")
        amina.page.get_by_role("status").filter(has_text="place 3 sur 16").wait_for()
        amina.page.keyboard.press("Shift+Tab")
        amina.page.keyboard.press("Enter")
        assert order(amina)[:2] == [before[1], before[0]]
        amina.watch.check()

    def test_with_a_finger_or_a_mouse(self, signed_in: Visit, tag: str) -> None:
        amina = signed_in("amina", viewport=NARROW)
        amina.open(f"/langues/{tag}/apercu/")
        before = order(amina)
        handle = cards(amina).nth(0).locator(".cards-handle")
        handle.scroll_into_view_if_needed()
        held, below = handle.bounding_box(), cards(amina).nth(1).bounding_box()
        assert held
        assert below
        middle = held["x"] + held["width"] / 2
        amina.page.mouse.move(middle, held["y"] + held["height"] / 2)
        amina.page.mouse.down()
        amina.page.mouse.move(middle, below["y"] + below["height"] * 0.75, steps=5)
        amina.page.mouse.up()
        assert order(amina)[:2] == [before[1], before[0]]
        assert cards(amina).first.locator(".cards-place").inner_text() == "1"

    def test_with_numbers_where_there_are_no_scripts(self, signed_in: Visit, tag: str) -> None:
        amina = signed_in("amina", java_script_enabled=False)
        amina.watch.without_scripts = True
        amina.open(f"/langues/{tag}/apercu/")
        assert cards(amina).first.get_by_label("Place").is_visible()
        assert not cards(amina).first.locator(".cards-moves").is_visible()


def test_someone_who_speaks_the_language_corrects_it_for_everyone(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/")
    dalia.follow("Langues")
    assert dalia.heading() == "Langues"
    dalia.follow("Tigrinya")
    dalia.shot("langue", height=900)
    groups = dalia.page.get_by_role("navigation", name="Groupes de phrases")
    dalia.follow("L’entretien", within=groups)
    dalia.follow("Corriger : Merci.")
    dalia.fill("La traduction", "")
    dalia.press("Enregistrer", refused=True)
    dalia.fill("La traduction", "የቐንየለይ ሓወይ።")
    dalia.page.get_by_label("Je parle cette langue").check()
    dalia.press("Enregistrer")
    dalia.reads("La phrase est corrigée, pour tous les projets.")
    dalia.follow("Les thèmes", within=groups)
    dalia.press("C’est juste : Se déplacer")
    dalia.reads("n’est plus marquée")
    amina = signed_in("amina")
    amina.open("/langues/ti/apercu/")
    amina.reads("የቐንየለይ ሓወይ።")
    amina.shot("entretien-tigrinya", height=1100)
    amina.open("/langues/ti/phrases/theme.sante/", 403)
