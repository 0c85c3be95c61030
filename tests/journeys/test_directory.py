"""Finding who can help near someone, correcting a sheet, keeping whom to call."""

import re
from collections.abc import Callable

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
NARROW = {"width": 390, "height": 844}


def test_a_service_is_found_corrected_and_someone_called(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/annuaire/?cherche=cours+de+francais&commune=Béziers")
    amina.reads(re.compile("à (moins d’un kilomètre|\\d+ km), gratuit"))
    amina.shot("annuaire", height=1000)
    amina.follow(re.compile("^Cours de français pour débuter"))
    amina.follow("Corriger")
    amina.page.locator("#id_phone").fill("04 65 71 98 70")
    amina.press("Enregistrer")
    amina.reads("Le prochain import gardera")
    amina.reads("Amina")
    amina.follow("La structure")
    amina.reads("Entrer par la cour")
    amina.reads("remplacé·e par Samir Ouédraogo")
    amina.press(re.compile("Parlé aujourd’hui.*Samir"))
    amina.reads("Noté : vous vous êtes parlé aujourd’hui.")
    amina.shot("structure", height=1000)
    amina.open("/annuaire/qui-fait-quoi/?commune=Béziers")
    amina.reads("Se déplacer")
    amina.open("/annuaire/contacts/")
    amina.open("/annuaire/elus/")


def test_on_a_telephone_a_stranger_reads_what_is_public_only(signed_in: Visit) -> None:
    chloe = signed_in("chloe", viewport=NARROW)
    chloe.open("/annuaire/?cherche=cours+de+francais&commune=Béziers")
    chloe.follow(re.compile("^Cours de français pour débuter"))
    chloe.follow("La structure")
    chloe.reads("Aucun contact noté par vos équipes.")
    chloe.does_not_read("Samir Ouédraogo")
    chloe.open("/annuaire/imports/", 403)


def test_the_coordinator_reads_what_was_imported(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/annuaire/imports/")
    dalia.follow(re.compile("services.json"))
    dalia.reads("ajoutés")
    dalia.open("/annuaire/imports/nouveau/")
    dalia.open("/annuaire/structures/nouvelle/")
    dalia.open("/annuaire/elus/nouveau/")
