"""Nothing is let pass: help is asked and given, a project sets its rules, an incident is known to those who act."""

import re
from collections.abc import Callable
from datetime import timedelta

from filrouge.shared import clock
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
NARROW = {"width": 390, "height": 844}


def to_record(visitor: Visitor, name: str) -> None:
    visitor.open(f"/recherche/?q={name.split(maxsplit=1)[0]}")
    visitor.follow(re.compile(f"^{name}"))


def coming(days: int) -> str:
    return (clock.now().astimezone(clock.PARIS) + timedelta(days=days)).strftime("%Y-%m-%dT14:00")


def test_help_is_asked_of_the_coordination_and_given(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/alertes/")
    row = amina.page.locator("ol.rows > li").filter(has_text="Demander un appui").first
    amina.follow(re.compile("^Demander un appui"), within=row)
    amina.press("Envoyer", refused=True)
    amina.reads("Dites en un mot ce que vous demandez.")
    amina.fill("Ce que vous demandez", "Son numéro ne répond plus : une piste par le CADA ?")
    amina.shot("demander-un-appui")
    amina.press("Envoyer")
    amina.reads("La coordination est prévenue. L’alerte reste ouverte chez vous.")
    dalia = signed_in("dalia")
    dalia.open("/")
    dalia.follow("Appuis demandés")
    dalia.shot("appuis-demandes")
    asked = dalia.page.locator("ul.rows > li").filter(has_text="Son numéro ne répond plus").first
    dalia.follow(re.compile("^Répondre"), within=asked)
    dalia.fill("Votre réponse", "J’appelle le CADA ce matin.")
    dalia.press("Envoyer la réponse")
    amina.open("/alertes/appuis/")
    amina.reads("J’appelle le CADA ce matin.")


def test_a_project_sets_its_rules_and_the_team_reads_why(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/")
    dalia.follow("Alertes du projet")
    dalia.shot("regler-les-alertes", height=1000)
    dalia.follow("Régler : Sortie sans nouvelles")
    dalia.fill("jours après la fin du parcours", "4000")
    dalia.press("Enregistrer", refused=True)
    dalia.fill("jours après la fin du parcours", "60")
    dalia.fill("Pourquoi", "Les premiers contrats durent souvent deux mois.")
    dalia.press("Enregistrer")
    dalia.reads("Réglage enregistré")
    dalia.follow("Ce qu’elles deviennent")
    dalia.reads("Les nombres de 1 à 4 sont cachés")
    dalia.shot("ce-que-deviennent-les-alertes", height=900)
    amina = signed_in("amina", viewport=NARROW)
    amina.open("/alertes/regles/")
    amina.reads(re.compile("Les premiers contrats durent souvent deux mois"))
    amina.open("/alertes/reglages/", 403)


def test_an_incident_is_known_to_those_who_act(signed_in: Visit) -> None:
    amina = signed_in("amina")
    to_record(amina, "Nour Al Khatib")
    amina.follow("Signaler un incident")
    amina.press("Signaler et prévenir", refused=True)
    amina.reads("Dites s’il faut agir aujourd’hui.")
    to_record(amina, "Nour Al Khatib")
    amina.follow("Signaler un incident")
    amina.pick("Ce qui se passe", "perte soudaine du logement ou des ressources")
    amina.page.get_by_text("danger : il faut agir aujourd’hui").first.click()
    amina.fill("Ce que vous avez vu ou entendu", "Le bail s’arrête demain. « On dort où, avec Sami ? »")
    amina.page.get_by_text("Qui sera prévenu").click()
    amina.shot("signaler-un-incident", height=1100)
    amina.press("Signaler et prévenir")
    amina.reads("Incident noté. Les personnes prévues au plan d’alerte sont prévenues.")
    address = amina.page.url.removeprefix(amina.url)
    dalia = signed_in("dalia", viewport=NARROW)
    dalia.open("/incidents/")
    dalia.open(address)
    dalia.reads("Vous êtes prévenu·e de cet incident")
    dalia.press("J’ai lu")
    dalia.fill("Ce qui a été fait, ce qui a changé", "Deux nuits trouvées par le 115.")
    dalia.press("Ajouter au journal")
    amina.open(address)
    amina.reads("Deux nuits trouvées par le 115.")
    amina.shot("incident", height=1000)
    manon = signed_in("manon")
    manon.open("/")
    manon.follow("Incidents")
    manon.reads("Quelqu’un que vous ne suivez pas")
    manon.does_not_read("Nour")
    for stranger in ("farid", "chloe", "bruno"):
        signed_in(stranger).open(address, 404)
    amina.follow("Que faire, qui appeler")
    amina.reads("Allô enfance en danger")
    amina.shot("que-faire-qui-appeler", height=1000)
    amina.open(address)
    amina.follow("Terminer l’incident")
    amina.fill("Comment cela s’est terminé", "Studio trouvé pour trois mois.")
    amina.press("Terminer l’incident")
    amina.reads("Son journal reste lisible")


def test_the_plan_says_whom_to_warn(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/incidents/")
    dalia.follow("Plan d’alerte : IPR Occitanie")
    dalia.shot("plan-d-alerte")
    dalia.follow("Ajouter une ligne")
    dalia.pick("À partir de", "grave : il faut agir dans les jours qui viennent")
    dalia.page.get_by_label("la direction de l’organisation qui suit").check()
    dalia.fill("En combien d’heures", "12")
    dalia.press("Enregistrer")
    dalia.reads("Plan d’alerte complété.")
    dalia.reads("12 heures")


def test_the_circle_of_a_person_and_a_meeting_of_three(signed_in: Visit) -> None:
    amina = signed_in("amina")
    to_record(amina, "Nour Al Khatib")
    amina.follow("Voir le cercle")
    amina.reads("Alain Roux")
    amina.reads("Décide : le droit au RSA")
    amina.shot("le-cercle", height=900)
    amina.follow("Se voir à trois : Alain Roux")
    amina.fill("Quand", coming(6))
    amina.fill("Où", "À la cuisine centrale")
    amina.press("Prendre ce rendez-vous")
    amina.reads("À la cuisine centrale")
    amina.follow("Ajouter quelqu’un")
    amina.pick("À quel titre", "formateur ou formatrice")
    amina.fill("Nom", "Inès Pons")
    amina.press("Enregistrer")
    amina.reads("Inès Pons")
    narrow = signed_in("amina", viewport=NARROW)
    narrow.open(amina.page.url.removeprefix(amina.url))
    narrow.reads("Inès Pons")


def test_a_handover_begins_by_a_meeting(signed_in: Visit) -> None:
    amina = signed_in("amina")
    to_record(amina, "Khaled Haddad")
    amina.follow("Préparer une passation")
    amina.page.get_by_label("Qui prendra le relais").select_option(label="Bruno Petit")
    amina.fill("Quand", coming(9))
    amina.fill("Mot de passation", "Parle mieux quand on marche.")
    amina.shot("preparer-une-passation")
    amina.press("Prévoir la rencontre")
    amina.reads("Rencontre prévue.")
    amina.follow("Préparer une passation")
    amina.reads(re.compile("Bruno Petit doit prendre le relais"))
    amina.page.get_by_text("n’a plus lieu d’être : personne ne change").click()
    amina.press("Enregistrer")
    amina.reads("Passation abandonnée : personne ne change.")


def test_a_hard_time_takes_more_room(signed_in: Visit) -> None:
    amina = signed_in("amina")
    to_record(amina, "Khaled Haddad")
    amina.follow("changer", within=amina.page.locator("dd").filter(has_text="une place"))
    amina.page.get_by_text("deux places : un temps nettement plus lourd").click()
    amina.shot("place-dans-la-file")
    amina.press("Enregistrer", refused=True)
    amina.pick("Pourquoi", "période de crise")
    amina.press("Enregistrer")
    amina.reads("2 places (période de crise)")
    amina.follow("changer", within=amina.page.locator("dd").filter(has_text="2 places"))
    amina.page.get_by_text("une place : le suivi habituel").click()
    amina.press("Enregistrer")
    amina.reads("Place dans la file enregistrée.")
