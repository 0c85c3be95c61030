"""A day outside the walls: the week, someone met, and the same person followed because she agreed."""

import re
from collections.abc import Callable

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]


def test_someone_met_outside_becomes_someone_followed(signed_in: Visit) -> None:
    farid = signed_in("farid")
    farid.open("/hors-les-murs/")
    farid.shot("hors-les-murs", height=1100)
    farid.follow("Personnes rencontrées")
    farid.follow("Noter une rencontre")
    farid.pick("Ce qu’elle demande", "Le logement")
    farid.pick("Et après ?", "L’appeler")
    farid.fill("Prénom ou surnom", "Zélie du marché")
    farid.press(re.compile("^Enregistrer$"))
    farid.follow("Zélie du marché")
    farid.reads(re.compile("sera effacé le"))
    farid.follow("Commencer un accompagnement")
    farid.page.locator("[name=family_name]").fill("Bonnafous")
    farid.fill("Interprète ou témoin", "sa voisine")
    farid.press("Elle est d’accord : ouvrir son dossier")
    farid.reads("Le dossier de Zélie du marché Bonnafous est ouvert.")
    farid.reads("Première rencontre")


def test_an_address_is_given_without_a_name(signed_in: Visit) -> None:
    farid = signed_in("farid")
    farid.open("/hors-les-murs/personnes/")
    farid.follow("Donner des adresses")
    farid.pick("De quoi s’agit-il d’abord ?", "Papiers, courriers, droits")
    farid.page.get_by_label(re.compile("Permanence papiers")).check()
    farid.press("Voir la liste à donner")
    farid.reads("Permanence papiers du mercredi")
    farid.reads(re.compile("Sans nom"))
    farid.follow("Envoyer par SMS")
    farid.fill("À quel numéro", "06 12 34 56 78")
    farid.press("Envoyer ces adresses")
    farid.reads("Le message part.")
