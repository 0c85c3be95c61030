"""A volunteer's month: two who say yes, meetings on a telephone, a worry that reaches somebody, a goodbye."""

from collections.abc import Callable

from tests.journeys.test_people import file_of
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PHONE = {"width": 390, "height": 844}


def on_a_phone(signed_in: Visit) -> Visitor:
    return signed_in("jeanne", viewport=PHONE)


def must_fit(visitor: Visitor) -> None:
    width, wide = visitor.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= wide, visitor.page.url


def test_a_meeting_is_noted_and_a_worry_reaches_the_referent(signed_in: Visit) -> None:
    jeanne = on_a_phone(signed_in)
    jeanne.open("/")
    assert jeanne.heading() == "Mes rencontres"
    jeanne.reads("Zahra")
    jeanne.does_not_read("Safi")
    must_fit(jeanne)
    jeanne.shot("benevole-telephone", width=390, height=1100)
    jeanne.follow("Noter une rencontre")
    must_fit(jeanne)
    jeanne.pick("Combien de temps", "1 h 30")
    jeanne.press("Enregistrer", refused=True)
    jeanne.pick("Ce que nous avons fait", "parler au téléphone")
    jeanne.fill("En quelques mots", "Elle a pris rendez-vous seule, par téléphone.")
    jeanne.page.get_by_label("À signaler au référent").select_option(label="une inquiétude")
    jeanne.fill("Ce qu’il faut lui dire", "Elle a dit qu’elle ne dormait plus. Elle veut bien en parler.")
    jeanne.shot("benevole-rencontre", width=390, height=1700)
    jeanne.press("Enregistrer")
    jeanne.reads("Amina Martin lira votre message.")

    amina = signed_in("amina")
    file_of(amina, "Zahra Safi")
    amina.reads("Jeanne Roux")
    amina.follow("Jeanne Roux")
    amina.reads("Elle a pris rendez-vous seule, par téléphone.")
    amina.shot("benevole-suivi", height=1100)
    amina.follow("Répondre")
    amina.fill("Votre réponse", "Merci Jeanne, je la vois demain.")
    amina.press("Transmettre la réponse")
    jeanne.follow("Relire")
    jeanne.reads("Merci Jeanne, je la vois demain.")
    must_fit(jeanne)


def test_two_who_say_yes_before_a_name_is_given(signed_in: Visit) -> None:
    jeanne, bruno = on_a_phone(signed_in), signed_in("bruno")
    jeanne.open("/")
    jeanne.reads("On vous propose une rencontre")
    jeanne.follow("Répondre")
    jeanne.pick("Votre réponse", "Oui, je peux")
    jeanne.press("Répondre")
    jeanne.reads("Vous avez dit oui")

    bruno.open("/benevoles/")
    bruno.follow("Jeanne Roux")
    row = bruno.page.locator("li", has_text="accord de la personne à demander")
    name = row.get_by_role("link").inner_text()
    row.get_by_role("link").click()
    bruno.arrive()
    bruno.follow("Demander à")
    bruno.shot("benevole-accord", height=1300)
    bruno.page.get_by_label("Dans quelle langue").select_option(label="français")
    bruno.press("Noter son accord")
    bruno.reads("Jeanne Roux voit maintenant le prénom")

    jeanne.open("/benevolat/")
    jeanne.reads(name.split()[0])
    jeanne.does_not_read(name)
    bruno.follow("Mettre fin")
    bruno.pick("Pourquoi", "ce qui était cherché est atteint")
    bruno.press("Mettre fin")
    bruno.reads("ne sont plus visibles")
    jeanne.open("/benevolat/")
    jeanne.does_not_read(name.split()[0])


def test_the_team_sees_who_helps_and_what_is_missing(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/benevoles/")
    dalia.reads("Bernard Coste")
    dalia.reads("rien noté depuis un mois")
    dalia.shot("benevoles", height=1000)
    dalia.page.get_by_label("Voir").select_option(label="Charte à signer")
    dalia.press("Filtrer")
    dalia.reads("Lucie Delpech")
    dalia.does_not_read("Bernard Coste")


def test_the_stranger_finds_nothing(signed_in: Visit) -> None:
    jeanne, chloe = on_a_phone(signed_in), signed_in("chloe")
    jeanne.open("/benevolat/")
    mine = jeanne.page.get_by_role("link", name="Noter une rencontre").first.get_attribute("href")
    assert mine
    chloe.open(mine, status=404)
    chloe.open("/benevoles/")
    chloe.does_not_read("Jeanne Roux")
    amina = signed_in("amina")
    file_of(amina, "Zahra Safi")
    contacts = amina.page.get_by_role("link", name="tout l’historique").get_attribute("href")
    assert contacts
    jeanne.open(contacts, status=404)
