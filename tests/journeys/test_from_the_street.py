"""One person, from a bus without network to a signature and an entry; a stranger looks for her at each stage."""

import re
from collections.abc import Callable

from tests.journeys.phone import PHONE, Phone
from tests.journeys.test_candidacies import sign_with_a_finger
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
NICKNAME, NAME = "Zina du car", "Zina Belkacem"


def test_met_in_a_bus_without_network_then_a_person_a_candidate_a_signature_an_entry(
    phone: Phone, signed_in: Visit
) -> None:
    amina, chloe = phone.visitor, signed_in("chloe")
    noted_without_network(phone)
    knows_nothing(chloe)
    sent(phone)

    amina.page.set_viewport_size({"width": 1280, "height": 900})
    met = becomes_a_person(amina)
    person = where(amina)
    knows_nothing(chloe, met, person)

    candidacy = comes_to_a_first_meeting(amina)
    knows_nothing(chloe, met, person, candidacy)

    commitment = signs_on_the_phone(signed_in("amina", viewport=PHONE, has_touch=True), candidacy)
    knows_nothing(chloe, person, candidacy, commitment)

    enters(amina, candidacy)
    knows_nothing(chloe, where(amina), person, candidacy, commitment)


def noted_without_network(phone: Phone) -> None:
    """The network is cut, then the application killed, before and after the note."""
    phone.register()
    phone.cut()
    phone.close_and_open()
    phone.unlock()
    phone.on("home")
    phone.tap("Noter une rencontre")
    phone.choose("Un papier à remplir, un courrier à comprendre")
    phone.choose("Prénom ou surnom")
    phone.page.get_by_label("Prénom ou surnom").last.fill(NICKNAME)
    phone.choose("L’appeler")
    phone.page.get_by_text("En dire plus").click()
    phone.page.get_by_label("En quelques mots").fill("Cherche des heures de cantine")
    phone.tap("Garder cette rencontre")
    phone.on("home")
    phone.close_and_open()
    phone.unlock()
    phone.on("home")
    assert phone.counts().startswith("1 ici, à envoyer")


def sent(phone: Phone) -> None:
    phone.back()
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    assert phone.counts() == "0 ici, à envoyer 1 envoyée"


def becomes_a_person(amina: Visitor) -> str:
    """The page of who was met, where what the telephone noted is read again with her."""
    amina.open("/hors-les-murs/personnes/")
    amina.follow(NICKNAME)
    met = where(amina)
    amina.reads("Cherche des heures de cantine")
    amina.follow("Commencer un accompagnement")
    amina.reads("Cherche des heures de cantine")
    amina.page.locator("[name=given_name]").fill("Zina")
    amina.page.locator("[name=family_name]").fill("Belkacem")
    amina.fill("Interprète ou témoin", "sa sœur")
    amina.press("Elle est d’accord : ouvrir son dossier")
    amina.reads(f"Le dossier de {NAME} est ouvert.")
    return met


def comes_to_a_first_meeting(amina: Visitor) -> str:
    amina.open("/candidatures/")
    amina.follow(NAME)
    there = where(amina)
    amina.follow("Tenir le premier rendez-vous")
    amina.page.get_by_label("La page à emporter a été remise").check()
    amina.fill("Ce qui l’amène", "Des heures de cantine, près de l’école")
    amina.press("Le rendez-vous a eu lieu")
    amina.reads("Des heures de cantine, près de l’école")
    return there


def signs_on_the_phone(phone: Visitor, candidacy: str) -> str:
    """The delay is not over: it is not skipped without her reason."""
    phone.open(candidacy)
    phone.follow("Signer sans attendre")
    phone.pick("A-t-elle moins de 18 ans ?", "non")  # nobody knows her day of birth
    phone.page.get_by_label("signé sur l’écran").check()
    sign_with_a_finger(phone.page)
    phone.press("La personne s’engage, l’équipe aussi", refused=True)
    phone.fill("Pourquoi ne pas attendre", "Le poste de la cantine commence lundi")
    sign_with_a_finger(phone.page)
    phone.press("La personne s’engage, l’équipe aussi")
    phone.open(candidacy)
    phone.follow("Lire et imprimer")
    phone.reads("Engagement réciproque")
    return where(phone)


def enters(amina: Visitor, candidacy: str) -> None:
    amina.open(candidacy)
    amina.follow("Faire entrer dans le parcours")
    amina.press("Commencer le parcours")
    amina.reads("Des heures de cantine, près de l’école")
    amina.reads("Place dans la file")  # of the one who follows her, from the first day
    assert "Première rencontre" in amina.page.content()  # the thread begins in the bus


def knows_nothing(chloe: Visitor, *addresses: str) -> None:
    """Someone of another organisation: neither in a list, nor by looking for her, nor by the address of a page."""
    chloe.open("/hors-les-murs/personnes/", status=403)
    for place in ("/candidatures/", "/recherche/?q=Zina"):
        chloe.open(place)
        chloe.does_not_read("Belkacem")
        assert not chloe.page.get_by_role("link", name=re.compile("Zina")).count(), place
    for address in addresses:
        chloe.open(address, status=404)


def where(visitor: Visitor) -> str:
    return visitor.page.url.removeprefix(visitor.url).split("?")[0]
