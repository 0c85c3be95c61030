"""An interview by three: prepared from the file, each voice noted, what was seen and decided, the sheet to sign."""

from collections.abc import Callable
from datetime import timedelta

from filrouge.shared import clock
from tests.journeys.phone import PHONE
from tests.journeys.test_people import file_of
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
COMPANY = "Traiteur du Canal"


def test_prepared_noted_and_followed_by_steps(signed_in: Visit) -> None:
    amina = signed_in("amina")
    file_of(amina, "Nour")
    amina.follow("Ses entretiens")
    amina.page.get_by_role("link", name="Entretien à trois du").first.click()
    amina.arrive()
    amina.reads("Ce qui avait été décidé")
    amina.reads("Deux autres semaines en cuisine, au poste chaud")
    amina.reads("l’entreprise n’en lit rien")
    amina.shot("entretien-prepare", height=1100)
    amina.follow("Noter l’entretien")
    amina.page.get_by_label("Tenu le").fill(clock.today().isoformat())
    amina.fill("Ce que dit l’entreprise", "Le poste chaud lui va bien.")
    amina.press("Enregistrer", refused=True)
    amina.reads("Notez d’abord ce qu’elle dit, même une phrase.")
    amina.fill("Ce qu’elle dit", "Je veux rester en cuisine.")
    amina.page.get_by_label("Le prochain").fill((clock.today() + timedelta(days=40)).isoformat())
    amina.press("Enregistrer")
    amina.reads("Je veux rester en cuisine.")
    amina.reads("Le poste chaud lui va bien.")

    amina.follow("Noter une compétence vue")
    amina.page.get_by_label("Quelle compétence").select_option(label="Arriver à l’heure")
    amina.pick("Qui l’a vu", "l’entreprise")
    amina.fill("Ce qui a été vu", "Trois semaines sans un retard.")
    amina.press("Noter")
    amina.reads("Trois semaines sans un retard.")
    amina.follow("Noter une décision")
    amina.fill("Ce qui est décidé", "Un contrat d’un mois, à l’essai")
    amina.pick("Qui s’en charge", COMPANY)
    amina.press("Noter")
    amina.reads("Un contrat d’un mois, à l’essai")
    amina.shot("entretien-tenu", height=1000)
    amina.follow("La feuille à signer")
    amina.reads("Rien du dossier n’y est.")
    amina.follow("L’entretien")
    amina.follow("Ses entretiens")
    assert amina.page.get_by_role("link", name="Entretien à trois du").count() >= 3, "the next one has a day"


def test_on_a_phone_one_is_planned_moved_and_called_off(signed_in: Visit) -> None:
    bruno = signed_in("bruno", viewport=PHONE, has_touch=True, is_mobile=True)
    file_of(bruno, "Nour")
    bruno.follow("Ses entretiens")
    bruno.follow("Prévoir un entretien")
    bruno.pick("Entre qui", "point à deux, elle et son équipe")
    bruno.page.get_by_label("Quel jour").fill((clock.today() + timedelta(days=3)).isoformat())
    bruno.press("Prévoir")
    bruno.reads("À elle, d’abord")
    bruno.follow("Changer de jour")
    bruno.page.get_by_label("Nouveau jour").fill((clock.today() + timedelta(days=4)).isoformat())
    bruno.press("Enregistrer")
    bruno.reads("Nouveau jour noté.")
    bruno.press("Annuler l’entretien")
    bruno.reads("L’entretien est annulé.")
