"""People pass from one referent to another, and nobody is dropped in between."""

import re
from collections.abc import Callable
from datetime import timedelta

from filrouge.shared import clock
from tests.journeys.test_people import file_of
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]


def test_one_person_is_handed_over_with_a_word(signed_in: Visit) -> None:
    amina, bruno = signed_in("amina"), signed_in("bruno")
    file_of(amina, "Goharik Hakobyan")
    amina.follow("Passer la main")
    amina.page.get_by_label("Qui prend le relais").select_option(label="Bruno Petit")
    amina.fill("Mot de passation", "Elle signe son contrat : garder le lien le premier mois.")
    amina.page.get_by_label(re.compile("à trois")).check()
    amina.shot("passer-la-main")
    amina.press("Passer le relais")
    bruno.open("/file-active/")
    bruno.follow("Goharik Hakobyan")
    bruno.reads("suivi par vous")
    bruno.follow("Passer la main")
    bruno.reads(re.compile("garder le lien le premier mois"))
    bruno.reads(re.compile("passation faite à trois"))


def test_a_caseload_is_shown_before_it_is_handed_over(signed_in: Visit) -> None:
    bruno = signed_in("bruno")
    bruno.open("/absences/")
    bruno.follow("Confier ma file")
    people = bruno.page.locator("form select").count()
    assert people >= 1
    for choice in bruno.page.locator("form select").all():
        choice.select_option(label="Léa Moulin")
    bruno.fill("Mot de passation", "Je change de poste, chacun est prévenu.")
    bruno.press("Voir qui ira vers qui")
    bruno.reads("Qui ira vers qui")
    bruno.shot("confier-une-file")
    bruno.press("Changer")
    bruno.press("Voir qui ira vers qui")
    bruno.press("Confier ces personnes")
    bruno.reads(re.compile("confiée"))
    bruno.open("/file-active/")
    bruno.reads(re.compile("Vous ne suivez encore personne"))


def test_an_absence_with_a_substitute(signed_in: Visit) -> None:
    amina, bruno = signed_in("amina"), signed_in("bruno")
    today = clock.today()
    bruno.open("/absences/")
    bruno.follow("Noter une absence")
    bruno.page.get_by_label(re.compile("^Du")).fill(today.isoformat())
    bruno.page.get_by_label("Au (inclus)").fill((today + timedelta(days=4)).isoformat())
    bruno.page.get_by_label("Remplacé·e par").select_option(label="Léa Moulin")
    bruno.shot("noter-une-absence")
    bruno.press("Enregistrer")
    bruno.open("/")
    bruno.reads(re.compile("Léa Moulin voit votre journée et vous remplace"))
    amina.open("/absences/")
    amina.reads(re.compile("remplacé·e par Léa Moulin"))
    bruno.open("/absences/")
    bruno.follow("Annuler : Bruno Petit")
    bruno.press(re.compile("Annuler"))


def test_the_coordinator_sees_where_the_path_breaks(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/ensemble/")
    dalia.shot("vue-d-ensemble", height=1000)
    dalia.reads("Des faits pour s’entraider, pas une note")
    dalia.follow("Désigner quelqu’un : Rania Haddad")
    dalia.page.get_by_label("Qui prend le relais").select_option(label="Léa Moulin")
    dalia.press("Passer le relais")
    dalia.open("/ensemble/")
    dalia.does_not_read("Rania Haddad")
    dalia.follow("Amina Martin")
    dalia.shot("file-d-une-collegue")
    dalia.reads("Nour Al Khatib")


def test_the_coordinator_does_not_read_what_is_confided(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    file_of(dalia, "Nour Al Khatib")
    dalia.reads("Les contacts se lisent dans l’équipe qui suit la personne.")
    for confided in ("Sami est malade", "Récépissé", "Le père de Sami"):
        dalia.does_not_read(confided)
