"""The team takes care of itself: times together, a pulse without names, trainings, law, a welcome."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from filrouge.shared import clock
from tests.journeys.test_people import file_of
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]


def test_the_page_of_the_team(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/")
    amina.follow("Prendre soin")
    amina.reads("Dire non sans fermer la porte")
    amina.reads("Mme Ferrer, psychologue")
    amina.reads("De toute l’équipe, jamais d’une seule personne.")
    amina.shot("equipe", height=1500)
    amina.follow("Prévoir un temps d’équipe")
    amina.pick("Quoi", "échange de pratiques")
    amina.fill("Sujet", "Préparer les fêtes avec les familles")
    amina.fill("Quand", (clock.today() + timedelta(days=12)).strftime("%Y-%m-%dT14:00"))
    amina.press("Enregistrer")
    amina.reads("Préparer les fêtes avec les familles")


def test_a_pulse_without_a_name(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/equipe/")
    amina.follow("Répondre, Mission locale de Béziers")
    amina.shot("equipe-meteo", height=1200)
    amina.pick("Cette semaine, j’ai fait un travail dont je suis content·e.", "4")
    amina.pick("Ma charge de travail était tenable.", "2")
    amina.press("Répondre", refused=True)
    amina.pick("Je me suis senti·e soutenu·e par l’équipe.", "5, tout à fait")
    amina.press("Répondre")
    amina.reads("Vous avez répondu cette semaine.")
    amina.follow("les semaines passées")
    weeks = amina.page.locator("tbody tr")
    assert weeks.count() == 7  # eight told, of which one with four answers


def test_trainings_law_and_welcome(signed_in: Visit) -> None:
    manon = signed_in("manon")
    manon.open("/formations/")
    manon.reads("Pour le bilan")
    manon.shot("equipe-formations", height=1000)
    manon.open("/fiches-de-droit/")
    manon.reads("Échanger un permis de conduire étranger")
    manon.shot("equipe-droit", height=1100)
    dalia = signed_in("dalia")
    dalia.open("/fiches-de-droit/")
    dalia.follow("J’ai relu la source : Le programme AGIR")
    dalia.press("Relue aujourd’hui")
    dalia.reads("Fiche relue aujourd’hui.")
    bruno = signed_in("bruno")
    bruno.open("/accueil-equipe/")
    bruno.press("À voir")
    bruno.reads("5 points vus sur 12")
    manon.open("/accueil-equipe/")
    manon.reads("Bruno Petit")


def test_hours_are_printed_for_the_person(signed_in: Visit) -> None:
    amina = signed_in("amina")
    file_of(amina, "Nour Al Khatib")
    amina.follow("Imprimer le fil")
    amina.reads("Vous pouvez nous joindre du lundi au vendredi")


@pytest.mark.parametrize("wide", [320, 390])
def test_it_fits_a_telephone(signed_in: Visit, wide: int) -> None:
    amina = signed_in("amina", viewport={"width": wide, "height": 844})
    for path in (
        "/equipe/",
        "/equipe/meteo/",
        "/formations/",
        "/formations/nouvelle/",
        "/fiches-de-droit/",
        "/accueil-equipe/",
        "/benevoles/",
    ):
        amina.open(path)
        assert amina.page.evaluate("document.documentElement.scrollWidth") <= wide, path


def test_the_stranger_sees_her_own_team_only(signed_in: Visit) -> None:
    chloe = signed_in("chloe")
    chloe.open("/equipe/")
    chloe.does_not_read("Béziers")
