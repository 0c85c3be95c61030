"""An encounter already sent is corrected on the telephone, while somebody corrects it at the desk: both values stay
until a human chooses, on the telephone or at the desk."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.phone import PHONE, Phone
from tests.journeys.visitor import Visitor


@pytest.fixture
def desk(signed_in: Callable[..., Visitor]) -> Visitor:
    """Amina's computer."""
    return signed_in("amina")


def test_both_values_are_kept_until_somebody_chooses(phone: Phone, desk: Visitor) -> None:
    phone.register()
    note(phone, "Sirine", "Cherche un toit")
    at_the_desk(desk, "Sirine", "Cherche un studio à Béziers")
    on_the_telephone(phone, "Rencontre avec Sirine", "Cherche une chambre")
    phone.reads("en désaccord")
    phone.tap("Voir mes notes")
    phone.tap(re.compile("désaccord à trancher"))
    phone.on("record")
    phone.reads("Cherche un studio à Béziers")
    phone.accessible()
    phone.page.get_by_label(re.compile("^Les deux ensemble")).check()
    phone.tap("Garder cette valeur")
    phone.on("records")
    phone.tap("Retour")
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    desk.open("/hors-les-murs/personnes/")
    desk.follow("Sirine")
    desk.reads(re.compile("Cherche un studio à Béziers\\s+Cherche une chambre"))


def test_a_telephone_that_is_lost_leaves_the_choice_to_the_desk(phone: Phone, desk: Visitor) -> None:
    phone.register()
    note(phone, "Mariama", "Demande le bus")
    at_the_desk(desk, "Mariama", "Demande une carte de bus")
    on_the_telephone(phone, "Rencontre avec Mariama", "Demande un vélo")
    phone.reads("en désaccord")
    desk.open("/telephones/")
    desk.reads("À trancher")
    desk.follow(re.compile("^Voir les deux valeurs"))
    assert desk.heading() == "Deux valeurs, laquelle garder ?"
    desk.reads(re.compile("^Sur le téléphone d"))
    desk.reads("Demande une carte de bus")
    fits(desk)
    desk.shot("desaccord", height=700)
    desk.press("Garder ce choix", refused=True)
    desk.reads("Choisissez la valeur à garder.")
    desk.page.get_by_label(re.compile("Demande un vélo")).first.check()
    desk.press("Garder ce choix")
    desk.reads("C’est tranché et enregistré.")
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    assert "désaccord" not in phone.counts()
    desk.open("/hors-les-murs/personnes/")
    desk.follow("Mariama")
    desk.reads("Demande un vélo")


def note(phone: Phone, nickname: str, words: str) -> None:
    """Noted, and sent."""
    phone.tap("Noter une rencontre")
    phone.choose("Prénom ou surnom")
    phone.page.get_by_label("Prénom ou surnom").last.fill(nickname)
    phone.page.get_by_text("En dire plus").click()
    phone.page.get_by_label(re.compile("^En quelques mots")).fill(words)
    phone.tap("Garder cette rencontre")
    phone.on("home")
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")


def on_the_telephone(phone: Phone, title: str, words: str) -> None:
    phone.tap("Voir mes notes")
    phone.tap(re.compile(f"^{title}"))
    phone.tap("Corriger")
    phone.on("encounter")
    phone.reads("seul ce que vous changez partira")
    assert phone.page.get_by_text("Comment l’appeler ?").is_hidden()
    phone.page.get_by_text("En dire plus").click()
    phone.page.get_by_label(re.compile("^En quelques mots")).fill(words)
    phone.accessible()
    phone.tap("Garder cette rencontre")
    phone.on("home")


def at_the_desk(desk: Visitor, name: str, words: str) -> None:
    desk.open("/hors-les-murs/personnes/")
    desk.follow(name)
    desk.page.locator("li").get_by_role("link", name=re.compile("^Corriger")).first.click()
    desk.arrive()
    assert desk.heading() == "Corriger cette rencontre"
    fits(desk)
    desk.fill("En quelques mots", words)
    desk.press("Enregistrer")
    desk.reads("Rencontre corrigée.")
    desk.reads(words)


def fits(desk: Visitor) -> None:
    """On a telephone too."""
    size = desk.page.viewport_size
    for width in (320, PHONE["width"]):
        desk.page.set_viewport_size({"width": width, "height": PHONE["height"]})
        wide = desk.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], f"{desk.page.title()} scrolls sideways at {width}: {wide}"
    desk.page.set_viewport_size(size)
