"""Dalia opens a partnership, asks both what they think; Goran, without account, answers and reads the page of both."""

import re
from collections.abc import Callable

from tests.journeys.phone import PHONE
from tests.journeys.site import Site
from tests.journeys.test_orienting import mailed
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
GORAN = "goran@auto-ecole.example"
STRUCTURE = "Auto-école sociale"
LINK = r"/partenariat/\S+/"


def opened(dalia: Visitor) -> str:
    """With a structure found by its name, a routine, what it brings; the address of the partnership."""
    dalia.open("/partenariats/")
    dalia.reads("À reprendre")
    dalia.shot("partenariats", height=1100)
    dalia.follow(re.compile("^Nouveau partenariat"))
    dalia.fill("Nom de la structure", STRUCTURE)
    dalia.press("Chercher")
    dalia.follow(re.compile("^Choisir"))
    dalia.pick("Pour quoi", "lever ce qui gêne")
    dalia.pick("Jusqu’où", "coordination")
    ours = dalia.page.locator("select[name=organisation]")
    ours.select_option(label="Mission locale de Béziers")
    dalia.press("Ouvrir le partenariat", refused=True)
    dalia.reads("Dites quels besoins")
    dalia.pick("Besoins qu’il couvre", "Se déplacer")
    dalia.press("Ouvrir le partenariat")
    dalia.reads("rien de signé")
    here = dalia.page.url.removeprefix(dalia.url).split("?")[0]
    dalia.follow("Ajouter une routine")
    dalia.fill("Quoi", "Point sur les places libres")
    dalia.press("Enregistrer")
    dalia.follow("Noter un apport")
    dalia.page.get_by_role("group", name="Qui l’apporte").get_by_label(re.compile(STRUCTURE)).check()
    dalia.pick("Sous quelle forme", "des heures")
    dalia.fill("Quoi", "Une monitrice")
    dalia.fill("Combien d’heures", "6")
    dalia.press("Enregistrer")
    dalia.reads("Une monitrice, 6 heures")
    return here


def rates(visitor: Visitor, *choices: str) -> None:
    """One choice for each question, in order."""
    questions = visitor.page.locator("fieldset").filter(has=visitor.page.get_by_label("tout à fait"))
    for number, choice in enumerate(choices):
        questions.nth(number).get_by_label(choice).check()


def test_both_say_what_they_think_and_read_it_on_one_page(visit: Visit, signed_in: Visit, site: Site) -> None:
    dalia = signed_in("dalia")
    here = opened(dalia)
    dalia.follow("Évaluer ensemble")
    dalia.fill("Adresse e-mail du partenaire", GORAN)
    dalia.press("Envoyer le lien")
    rates(dalia, *["tout à fait"] * 5)
    dalia.press("Enregistrer")
    dalia.reads("Reste la réponse de")

    link = mailed(site, GORAN, LINK)
    goran = visit(viewport=PHONE)
    goran.open(link)
    goran.reads("Une monitrice, 6 heures")
    goran.does_not_read("Les réponses, côte à côte")
    assert goran.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    rates(goran, "tout à fait", "plutôt non", "tout à fait", "tout à fait", "plutôt oui")
    goran.fill("Ce qu’il faudrait changer", "Prévenir quand quelqu’un ne vient pas.")
    goran.press("Envoyer notre réponse")
    goran.reads("Merci.")
    goran.reads("Prévenir quand quelqu’un ne vient pas.")

    assert here in mailed(site, "dalia@example.org", r"/partenariats/\S+/", STRUCTURE)
    dalia.open(here)
    dalia.reads("Ce qui était convenu est tenu.")
    dalia.follow("Dans l’annuaire")
    dalia.follow("Mission locale de Béziers")
    assert here in dalia.page.url
    dalia.press("Arrêter ce partenariat")
    goran.open(link, status=410)
    goran.reads("Cette page est fermée")


def test_the_demonstration_shows_six_and_what_nobody_covers(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/partenariats/")
    dalia.follow(re.compile("^Maison des mots"), within=dalia.page.locator(".card").last)
    dalia.reads("Les réponses, côte à côte")
    dalia.shot("partenariat", height=1500)
    dalia.open("/partenariats/besoins/")
    dalia.reads("Personne ne couvre encore")
    dalia.shot("besoins-couverts", height=1000)
    amina, chloe = signed_in("amina"), signed_in("chloe")
    amina.open("/partenariats/")
    amina.reads("Espace emploi des Vignes")
    amina.does_not_read("Nouveau partenariat")
    chloe.open("/partenariats/")
    chloe.does_not_read("Espace emploi des Vignes")
