"""A plan decided together: an answer becomes a step, a brick joins the path, the person says yes, a trade is tried."""

import re
from collections.abc import Callable

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PHONE = {"width": 390, "height": 844}


def record_of(visitor: Visitor, name: str) -> None:
    visitor.open("/file-active/")
    visitor.follow(re.compile(name))


def test_zahra_s_plan_says_what_is_stuck_and_what_could_help(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record_of(amina, "Zahra Safi")
    amina.reads("bloquée par « Réponse de la PMI pour la halte-garderie »")
    amina.reads("Des réponses possibles")
    amina.follow("tout le plan")
    assert amina.heading() == "Objectifs et étapes"
    amina.reads("Ce qui bloque")
    amina.shot("le-plan", height=1500)
    amina.follow(re.compile("^Chercher une réponse$"))  # whatever stands in the way
    amina.reads("Ce qui répond à ce qui est ouvert")
    amina.shot("chercher-une-reponse", height=1000)
    amina.press(re.compile("En faire une étape.*La halte-garderie du mardi"))
    amina.reads("Étape prévue : « Visiter la halte-garderie avec l’enfant »".replace("’", "'"))
    amina.follow("Ajouter une brique")
    amina.press(re.compile("Ajouter au parcours.*Faire garder mes enfants"))
    amina.reads("étapes ajoutées au parcours")
    amina.reads("Attend « Dire les horaires dont j’ai besoin ».")


def test_an_objective_is_agreed_on_a_telephone(signed_in: Visit) -> None:
    amina = signed_in("amina", viewport=PHONE)
    record_of(amina, "Zahra Safi")
    amina.follow("Ajouter un objectif")
    amina.fill("L’objectif, avec ses mots", "Enseigner les mathématiques à des enfants")
    amina.pick("Domaine", "travail")
    amina.press("Enregistrer et recueillir son accord")
    assert amina.heading() == "Décider à deux"
    amina.reads("Enseigner les mathématiques à des enfants")
    amina.pick("Comment", "signé sur l’écran")
    pad = amina.page.locator(".signature-pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    for number, (across, down) in enumerate(((0.2, 0.7), (0.3, 0.3), (0.45, 0.7), (0.6, 0.4), (0.8, 0.6))):
        amina.page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * down, steps=4)
        if not number:
            amina.page.mouse.down()
    amina.page.mouse.up()
    amina.shot("decider-a-deux", height=1300)
    amina.press("Nous sommes d’accord")
    amina.reads("C’est décidé à deux")
    amina.follow("tout le plan")
    amina.reads("décidé à deux")
    amina.follow(re.compile("Son histoire.*Enseigner"))
    amina.reads("La personne a dit oui : signé sur l’écran")


def test_an_objective_changes_and_its_former_words_stay(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record_of(amina, "Nour Al Khatib")
    amina.follow("tout le plan")
    amina.follow(re.compile("Son histoire.*Un travail en cuisine"))
    amina.reads("Un travail, n'importe lequel")
    amina.reads("L'atelier cuisine lui a donné envie.")
    amina.shot("histoire-d-un-objectif", height=1000)


def test_the_professional_project(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record_of(amina, "Nour Al Khatib")
    amina.follow("le projet professionnel")
    amina.reads("Ce qu’il demande vraiment")
    amina.reads("Son dos ne supporte plus la machine.")
    amina.shot("projet-professionnel", height=1100)
    amina.follow("Ajouter un métier")
    amina.fill("Le métier, avec ses mots", "Pâtissière")
    amina.fill("Les horaires", "4 h à midi")
    amina.press("Enregistrer")
    amina.follow(re.compile("Noter un essai.*Pâtissière"))
    amina.pick("Comment", "visite")
    amina.fill("Ce que la personne en dit", "Trop tôt pour l’école de Sami")
    amina.press("Enregistrer")
    amina.follow(re.compile("Décider.*Pâtissière"))
    amina.pick("Ce que l’on décide", "on le laisse")
    amina.press("Enregistrer", refused=True)
    amina.fill("Pourquoi", "Les horaires")
    amina.press("Enregistrer")
    amina.reads("Métier laissé")


def test_work_first_and_going_back(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record_of(amina, "Oleksandr Kovalenko")
    amina.follow("tout le plan")
    amina.reads("D’abord travailler")
    amina.reads("L'auto-école d'Agde a de la place.")
    amina.page.get_by_text("Revenir à cette étape").first.click()
    amina.page.get_by_label("Pourquoi, en un mot").first.fill("Une pièce manque")
    amina.press(re.compile("^Reprendre"))
    amina.reads("Une pièce manque")
    amina.follow("Imprimer")
    assert amina.heading() == "Le plan d’Oleksandr"


def test_the_coordination_adapts_bricks_and_answers(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/")
    dalia.follow("Briques")
    dalia.reads("Mme Roca")
    dalia.shot("les-briques", height=1000)
    dalia.follow("Ajouter un thème")
    dalia.fill("Le thème", "la couture")
    dalia.press("Enregistrer")
    dalia.reads("la couture")
    dalia.follow(re.compile("Adapter.*Développer mon activité"))
    dalia.fill("Où", "Coopérative Perspectives, à Béziers")
    dalia.press("Enregistrer")
    dalia.reads("Coopérative Perspectives, à Béziers")
    dalia.follow("La page à imprimer")
    dalia.reads("Ce que l’on peut faire ici")
    dalia.follow("Réponses")
    dalia.follow(re.compile("Ne plus proposer.*écrivain public"))
    dalia.press("Ne plus la proposer")
    dalia.reads("Cette réponse n’est plus proposée")


def test_a_colleague_of_the_consortium_reads_and_a_stranger_finds_nothing(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record_of(amina, "Zahra Safi")
    amina.follow("tout le plan")
    plan = amina.page.url.removeprefix(amina.url)
    dalia = signed_in("dalia", viewport=PHONE)
    dalia.open(plan)
    assert dalia.page.get_by_role("link", name="Prévoir une étape").count() == 0
    dalia.open(plan.replace("/etapes/", "/projet/"))
    signed_in("chloe").open(plan, 404)
