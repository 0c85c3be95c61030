"""Someone who does not read tells past work with pictures, beside his referent, on a telephone; what he says is
confirmed by who saw it. And a few questions show where one stands, without a mark."""

import re
from collections.abc import Callable

from tests.journeys.visitor import Visitor, as_written

Visit = Callable[..., Visitor]
NARROW = {"width": 390, "height": 844}
FOCUSED = "document.activeElement.closest('label, button, a')?.innerText ?? ''"
MOST_TABS = 60


def record(visitor: Visitor, name: str) -> None:
    visitor.open(f"/recherche/?q={name}")
    visitor.follow(re.compile(f"^{name}"))


def no_wider_than(visitor: Visitor) -> None:
    width = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"], (visitor.page.url, width)


def reach(visitor: Visitor, words: str) -> None:
    """With the keyboard alone, from wherever one is."""
    for _press in range(MOST_TABS):
        visitor.page.keyboard.press("Tab")
        if words in as_written(visitor.page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"« {words} » is out of the keyboard's reach on {visitor.page.url}")


def show(visitor: Visitor, words: str) -> None:
    """He points at a picture: Enter on it; the next screen comes."""
    no_wider_than(visitor)
    reach(visitor, words)
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.arrive()


def test_someone_who_does_not_read_tells_past_work_with_pictures(signed_in: Visit) -> None:
    amina = signed_in("amina", viewport=NARROW)
    record(amina, "Tesfay")
    amina.follow("Raconter avec des images")
    amina.reads("C’était quel genre de travail ?")
    amina.does_not_read("Haile")
    assert amina.page.locator("[lang=ti]").count() > 8
    amina.shot("experience-genre", width=390, height=1200)
    show(amina, "La cuisine")
    amina.reads("Que faisiez-vous ?")
    show(amina, "Cuisinier")
    show(amina, "À la maison, pour ma famille")
    show(amina, "Érythrée")
    show(amina, "Quelques années")
    amina.reads("Montrez toutes les images")
    for task in ("Cuire viandes", "Goûter et assaisonner"):
        reach(amina, task)
        amina.page.keyboard.press("Space")
    amina.shot("experience-taches", width=390, height=1000)
    no_wider_than(amina)
    show(amina, "Continuer")
    show(amina, "Oui")
    show(amina, "Oui")
    amina.reads("Voilà ce que vous avez raconté")
    assert amina.page.locator(".picture").count() >= 7
    no_wider_than(amina)
    show(amina, "Oui, c’est cela")
    amina.reads("Ce qu’elle dit savoir faire")
    amina.reads("Cuisiner un plat complet")
    no_wider_than(amina)
    amina.follow("Confirmer")
    amina.fill("Ce qui a été vu", "Il a préparé l’injera pour tout le groupe.")
    amina.page.get_by_label("observation pendant une activité").check()
    amina.fill("Vu par", "L’animatrice de l’atelier cuisine")
    amina.press("Confirmer")
    amina.reads("C’est confirmé, avec ce qui a été vu.")
    amina.reads("L’animatrice de l’atelier cuisine")
    story = amina.page.url.removeprefix(amina.url)
    record(amina, "Tesfay")
    amina.reads("Expérience racontée")
    stranger = signed_in("chloe")
    stranger.open(story, status=404)


def test_nothing_told_is_lost_when_one_stops_and_it_can_be_taken_back(signed_in: Visit) -> None:
    amina = signed_in("amina", viewport=NARROW)
    record(amina, "Selam")
    amina.follow("Raconter avec des images")
    show(amina, "Conduire, porter")
    show(amina, "Manutentionnaire")
    amina.follow("Finir une autre fois")
    amina.reads("Manutentionnaire")
    amina.follow("Ses expériences")
    amina.reads("à finir")
    amina.follow("Manutentionnaire")
    amina.follow("Continuer à raconter")
    amina.reads("C’était comment ?")
    show(amina, "Un travail, sans contrat")
    amina.follow(re.compile("Je passe"))
    amina.reads("Combien de temps ?")
    amina.follow("Finir une autre fois")
    amina.reads("un travail sans contrat")
    amina.follow("Retirer cette expérience")
    amina.press("Retirer")
    amina.reads("Retirée")
    amina.does_not_read("Manutentionnaire")


def test_what_was_told_is_read_corrected_and_asked_about(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record(amina, "Nour")
    amina.follow("Ses expériences")
    amina.reads("La cuisine avec ma mère")
    amina.follow("La cuisine avec ma mère")
    amina.reads("Le chef, pendant l’immersion")
    amina.shot("experience", height=780)
    amina.follow("changer : Combien de temps")
    amina.page.locator("button.picture").filter(has_text="Quelques années").click()
    amina.arrive()
    amina.reads("quelques années")
    record(amina, "Nour")
    amina.follow("Ses évaluations")
    amina.follow("Ouvrir une évaluation")
    amina.follow("Compétences utiles dans tous les métiers")
    amina.reads("Ce qu’elle a raconté de sa vie")


def test_a_few_questions_show_where_one_stands_without_a_mark(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record(amina, "Nour")
    amina.follow("Où elle en est")
    amina.reads("autour de A2")
    record(amina, "Zahra")
    amina.follow("Où elle en est")
    amina.press("Commencer avec elle : Lire et comprendre le français")
    amina.reads("SORTIE")
    amina.shot("bases-question", width=900, height=800)
    for answer in ("door", "clock", "chair"):
        amina.page.locator(f"button[name=choice][value={answer}]").click()
        amina.arrive()
    amina.reads("Rendez-vous lundi")
    for _question in range(3):
        amina.page.locator("button[name=choice][value='?']").click()
        amina.arrive()
    amina.reads("Reconnaît des mots et des panneaux")
    amina.reads(re.compile("Ce test ne dit pas"))
    for mark in ("/12", "échec", "faux"):
        amina.does_not_read(mark)
    amina.press("Elle accepte de le montrer")
    amina.reads("C’est noté : elle accepte de le montrer.")
    amina.press("Ne plus le montrer")
    amina.reads("À personne d’autre que son équipe")
