"""From a request to an entry, on a desk and on a phone."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PHONE = {"width": 390, "height": 844}


def sign_with_a_finger(page: Page) -> None:
    pad = page.locator("svg.signature-pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + 30 + 20 * step, box["y"] + 60 + (12 if step % 2 else -12))
    page.mouse.up()


def test_received_then_signed_on_the_phone_then_in(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/candidatures/")
    amina.shot("candidatures", height=1000)
    amina.reads("Samira Rahimi")
    amina.follow("Samira Rahimi")
    amina.shot("candidature", height=1100)
    amina.follow("Tenir le premier rendez-vous")
    amina.shot("premier-rendez-vous", height=1000)
    amina.page.get_by_label("La page à emporter a été remise").check()
    amina.fill("Ce qui l’amène", "Travailler dans une cantine, le matin")
    amina.press("Le rendez-vous a eu lieu")
    amina.reads("Travailler dans une cantine, le matin")
    amina.press("C’est juste, reprendre")
    amina.follow("La page à emporter")
    amina.shot("page-a-emporter", height=1000)
    amina.reads("À vérifier avec la CAF ou la MSA pour votre cas, avant de décider.")
    amina.follow("Revenir à la candidature")
    there = amina.page.url.removeprefix(amina.url)

    phone = signed_in("amina", viewport=PHONE, has_touch=True)
    phone.open(there)
    phone.follow("Signer sans attendre")
    phone.page.get_by_label("signé sur l’écran").check()
    phone.fill("Pourquoi ne pas attendre", "Elle part en stage demain")
    sign_with_a_finger(phone.page)
    phone.press("La personne s’engage, l’équipe aussi")
    phone.reads("Engagement réciproque")

    amina.open(there)
    amina.follow("Lire et imprimer")
    amina.shot("engagement", height=1000)
    amina.follow("Revenir à la candidature")
    amina.follow("Faire entrer dans le parcours")
    amina.press("Commencer le parcours")
    amina.reads("Travailler dans une cantine, le matin")
    assert "Rendez-vous d’accueil" in amina.page.content()  # on the thread, before the path


def test_who_waits_and_who_is_sent_elsewhere(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/candidatures/attente/")
    amina.shot("liste-d-attente")
    names = amina.page.locator("ol.rows > li a").all_inner_texts()
    assert names == ["Jawad Sultani", "Hodan Warsame", "Fatou Camara"]
    amina.open("/candidatures/?montrer=a-rencontrer")
    amina.follow("Ibrahim Bah")
    amina.follow("Refuser, et réorienter")
    amina.page.get_by_label("son besoin est ailleurs").check()
    amina.fill("Ce qui a été dit", "D’abord vos soins ; nous serons là ensuite.")
    amina.press("Refuser et réorienter", refused=True)
    amina.reads("Personne ne repart sans une adresse")
    amina.fill("Réorientation vers", "Permanence d’accès aux soins, hôpital de Béziers")
    amina.press("Refuser et réorienter")
    amina.reads("Permanence d’accès aux soins, hôpital de Béziers")


def test_the_stranger_sees_none(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/candidatures/")
    amina.follow("Iryna Bondar")
    there = amina.page.url.removeprefix(amina.url)
    chloe = signed_in("chloe")
    chloe.open("/candidatures/")
    chloe.does_not_read("Iryna")
    chloe.open(there, status=404)


def test_who_coordinates_writes_the_rules(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/candidatures/")
    dalia.page.locator("main a[href$='/recrutement/']").first.click()
    dalia.reads("Un premier rendez-vous sous 14 jours.")
    dalia.shot("recrutement", height=1000)
    dalia.follow("Changer les délais")
    dalia.fill("Premier rendez-vous sous", "21")
    dalia.press("Enregistrer")
    dalia.reads("Un premier rendez-vous sous 21 jours.")
    dalia.follow("Changer les critères")
    dalia.press("Publier cette version")
    dalia.reads("Nouvelle version des critères.")
