"""A trade in the words of a person, and a job sheet written with a company, task by task."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
NARROW = {"width": 390, "height": 844}


def test_a_trade_is_found_in_the_words_of_a_person(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/metiers/")
    amina.reads("Cuisine, restaurant, hôtel")
    amina.page.locator("#cherche").fill("faire le ménage")
    expect(amina.page.get_by_role("link", name="Boulanger, boulangère")).to_have_count(0)
    amina.reads("Agent, agente de propreté")
    amina.shot("metiers", height=1000)
    amina.follow(re.compile("Agent, agente de propreté"))
    amina.reads("Balayer et laver les sols")
    amina.shot("metier", height=1000)
    amina.follow("Suivre un ordre de nettoyage")
    amina.reads("Agent, agente de service hospitalier")
    amina.open("/metiers/sources/")
    amina.reads("métiers écrits pour Fil rouge")


def test_a_job_sheet_is_written_with_a_company(signed_in: Visit) -> None:
    bruno = signed_in("bruno")
    bruno.open("/referentiels/")
    bruno.follow("Écrire un référentiel")
    bruno.reads("Socle des chantiers-écoles d’Occitanie")  # what exists comes first
    bruno.page.locator("#id_title").fill("Plongeur au Comptoir")
    bruno.page.get_by_label("fiche métier, faite avec une entreprise").check()
    bruno.page.locator("#id_company").fill("Le Comptoir de la Devèze")
    bruno.press("Enregistrer")
    bruno.reads("Décrivez le travail tâche par tâche")
    bruno.follow("Ajouter une compétence")
    bruno.page.locator("#id_task").fill("Laver la vaisselle")
    bruno.page.locator("#id_title").fill("Tenir le rythme")
    bruno.page.locator("#id_signs").fill("La pile descend")
    bruno.press("Enregistrer")
    bruno.reads("Laver la vaisselle")
    bruno.follow("Publier")
    bruno.press("Publier")
    bruno.reads("cette version ne changera plus")


def test_on_a_telephone_a_framework_is_read(signed_in: Visit) -> None:
    chloe = signed_in("chloe", viewport=NARROW)
    chloe.open("/referentiels/")
    chloe.does_not_read("Comptoir de la Devèze")
    chloe.follow("Compétences utiles dans tous les métiers")
    chloe.reads("Arriver à l’heure")


def test_a_sheet_and_its_versions(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/referentiels/?genre=sheet")
    amina.follow("Aide de cuisine au Comptoir de la Devèze")
    amina.reads("Tenir le poste pendant le service")
    amina.shot("referentiel", height=1000)
    amina.follow("Version 1")
    amina.reads("Vous lisez une version remplacée")
    amina.does_not_read("Laisser la cuisine propre")
