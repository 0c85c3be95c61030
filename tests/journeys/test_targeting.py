"""Whom a project wants to reach, who comes, and a cohort that fills little by little."""

import re
from collections.abc import Callable

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
NARROW = {"width": 390, "height": 844}


def test_the_sheet_is_written_and_reality_compared_to_it(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/")
    dalia.follow("Ciblage")
    assert dalia.heading() == "Fiche de ciblage"
    dalia.shot("fiche-de-ciblage")
    dalia.follow("Modifier")
    dalia.fill("Habitant·es d’une commune rurale", "20")
    dalia.fill("Ce qui change, et pourquoi", "Les maires des Causses le demandent.")
    dalia.press("Enregistrer")
    dalia.reads("au moins 20 %")
    dalia.follow("L’histoire de la fiche")
    dalia.reads("A changé : les parts souhaitées. Les maires des Causses le demandent.")
    dalia.follow("Version 2")
    dalia.follow("Revenir à la fiche")
    dalia.follow("Voir les écarts")
    dalia.follow("Entrées")
    dalia.reads("Les nombres de 1 à 4 sont cachés")
    dalia.shot("ecarts", height=1000)
    dalia.press("Compter maintenant")
    dalia.reads("Le calcul est demandé")


def test_the_consortium_reads_the_sheet_on_a_telephone_and_a_stranger_does_not(signed_in: Visit) -> None:
    farid = signed_in("farid", viewport=NARROW)
    farid.open("/ciblage/")
    address = farid.page.url.removeprefix(farid.url)
    farid.reads("PMI du centre-ville")
    assert farid.page.get_by_role("link", name="Modifier").count() == 0
    farid.follow("Imprimer")
    farid.reads("Version")
    signed_in("chloe").open(address, 404)


def test_a_cohort_is_prepared_filled_and_left(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/")
    amina.follow("Cohortes")
    amina.shot("cohortes")
    amina.follow("Préparer une cohorte")
    amina.fill("Nom de la cohorte", "Béziers, été")
    amina.fill("Nombre de places", "2")
    amina.press("Enregistrer")
    amina.reads("Les dates peuvent venir plus tard")
    amina.reads("Il manque plutôt des femmes.")
    amina.follow("Donner une place")
    amina.fill("Un nom", "Nour Al Khatib")
    amina.press("Chercher")
    amina.press(re.compile("Donner une place.*Nour Al Khatib"))
    amina.reads("1 sur 2 places")
    amina.follow(re.compile("Noter un départ"))
    amina.page.get_by_label("ne souhaite plus venir").check()
    amina.press("Libérer la place")
    amina.reads("la place est libre")
    amina.open("/cohortes/")
    amina.follow("Béziers, hiver")
    amina.shot("cohorte", height=1000)
    amina.follow("Le calendrier")
    amina.reads("Maison des associations")
