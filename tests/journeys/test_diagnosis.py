"""Permanent diagnosis: a look together, a barrier seen again in one tap, what only the psychologist reads, and an
interview in Tigrinya with someone who does not read, whose own order changes the plan."""

import re
from collections.abc import Callable
from datetime import timedelta

from filrouge.shared import clock
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
NARROW = {"width": 390, "height": 844}
HIDDEN = "Dort mal"
HOUSING = re.compile("logement|toit|loyer|115|caution|garantie", re.IGNORECASE)


def record(visitor: Visitor, name: str) -> None:
    visitor.open(f"/recherche/?q={name}")
    visitor.follow(re.compile(f"^{name}"))


def no_wider_than(visitor: Visitor) -> None:
    width = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"], width


def test_a_few_levels_are_looked_at_and_the_former_answer_comes_after(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record(amina, "Nour")
    amina.shot("ce-que-l-on-sait", height=1200)
    amina.follow("tout voir")
    amina.reads("À regarder ensuite")
    amina.follow("Regarder ensemble : Le français")
    amina.does_not_read(f"{clock.today() - timedelta(days=70):%d/%m/%Y}")
    amina.shot("regarder-ensemble")
    amina.page.locator("[name=listening][value=b1]").check()
    amina.press("Enregistrer")
    amina.reads("Ce qui a changé")
    amina.reads("A2")
    amina.follow("Continuer")
    amina.follow(re.compile(r"l’histoire de «\sÉcouter\s»"))


def test_a_barrier_is_seen_again_in_one_tap_lifted_and_comes_back(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record(amina, "Oleksandr")
    amina.press("léger : Le permis de conduire")
    amina.reads("Le permis de conduire : c’est noté.")
    amina.follow("C’est levé : Le permis de conduire")
    amina.fill("Comment", "permis obtenu")
    amina.press("C’est levé")
    known = amina.page.locator(".card").filter(has_text="Ce qui gêne")
    assert "Le permis de conduire" not in known.inner_text()
    amina.follow("tout voir")
    amina.open(amina.page.url.removeprefix(amina.url).replace("diagnostic", "freins"))
    amina.follow("C’est de retour : Le permis de conduire")
    amina.page.locator("[name=severity][value='3']").check()
    amina.press("Enregistrer")
    amina.reads("Ce frein est de nouveau là")


def test_barriers_have_a_history(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record(amina, "Nour")
    amina.follow("L’histoire")
    amina.reads("studio obtenu avec le CCAS")
    amina.shot("freins", height=1400)
    amina.follow("Noter un frein")


def test_what_is_sensitive_is_read_by_the_psychologist_only(signed_in: Visit) -> None:
    for who in ("amina", "bruno"):
        visitor = signed_in(who)
        record(visitor, "Nour")
        visitor.reads("Un frein sensible est suivi par Irène Vasseur.")
        visitor.does_not_read(HIDDEN)
        visitor.does_not_read("Le moral, le sommeil")
    irene = signed_in("irene")
    record(irene, "Nour")
    irene.reads("Le moral, le sommeil, l’angoisse")
    irene.follow("Revoir : Le moral, le sommeil, l’angoisse")
    irene.reads(re.compile(HIDDEN))
    irene.shot("frein-sensible", height=1200)
    stranger = signed_in("chloe")
    stranger.open("/recherche/?q=Nour")
    stranger.does_not_read("Nour Al Khatib")


def test_something_sensitive_is_entrusted_without_a_word_of_what_it_is(signed_in: Visit) -> None:
    amina = signed_in("amina")
    record(amina, "Zahra")
    amina.follow("L’histoire")
    amina.follow("Confier un frein sensible")
    amina.page.get_by_label("À qui le confier").select_option(label="Irène Vasseur")
    amina.pick("Ce frein touche", "la santé")
    amina.fill("Pourquoi lui ouvrir cette partie", "psychologue de l’équipe")
    amina.press("Confier")
    amina.reads("Un frein sensible est suivi par Irène Vasseur.")


def test_an_interview_in_tigrinya_with_someone_who_does_not_read(signed_in: Visit) -> None:
    amina = signed_in("amina", viewport=NARROW)
    record(amina, "Tesfay")
    amina.follow("Entretien à deux")
    assert amina.page.get_by_label("Sa langue, à côté du français").input_value() == "tir"
    amina.pick("Pour se comprendre", "interprète par téléphone")
    amina.press("Commencer")
    amina.does_not_read("Nour")
    assert amina.page.locator("[lang=ti]").count() > 5
    no_wider_than(amina)
    amina.shot("entretien-a-deux")
    amina.page.locator("a.door").filter(has_text="Ce qui me gêne").click()
    amina.arrive()
    amina.page.locator("a.door").filter(has_text="Se loger").click()
    amina.arrive()
    no_wider_than(amina)
    amina.page.get_by_label(re.compile("Un endroit où dormir")).first.check()
    amina.page.locator("[name=severity][value='3']").check()
    amina.press("Enregistrer")
    amina.follow("Ranger les cartes")
    amina.shot("entretien-cartes")
    no_wider_than(amina)
    last = amina.page.locator(".cards-card").filter(has_text="Un endroit où dormir")
    while amina.page.locator(".cards-card").first.inner_text() != last.inner_text():
        last.get_by_role("button", name="Monter").click()
    amina.press("C’est mon ordre")
    amina.follow("Finir : qui fait quoi")
    amina.fill("Ce que la personne fait", "Apporter l’attestation du foyer")
    amina.fill("Ce que vous faites", "Appeler le 115 avec lui")
    amina.page.get_by_label("Avant le").fill((clock.today() + timedelta(days=5)).isoformat())
    amina.press("Voir la page à emporter")
    amina.reads("Appeler le 115 avec lui")
    no_wider_than(amina)
    amina.shot("page-a-emporter", height=1400)
    record(amina, "Tesfay")
    first = amina.page.locator(".card").filter(has_text="dans son ordre").locator("li").first
    assert "Un endroit où dormir" in first.inner_text()
    assert "sa priorité n° 1" in first.inner_text()
    amina.follow("tout le plan")
    hindering = amina.page.locator(".card").filter(has_text="Ce qui gêne, dans son ordre")
    assert "Un endroit où dormir" in hindering.locator("li").first.inner_text()
    no_wider_than(amina)
    amina.shot("plan-dans-son-ordre", height=1400)
    amina.follow("Chercher une réponse")
    answers = amina.page.locator(".card").filter(has_text="Ce qui répond à ce qui est ouvert")
    assert HOUSING.search(answers.locator("li").first.inner_text())


def test_right_to_left(signed_in: Visit) -> None:
    amina = signed_in("amina", viewport=NARROW)
    record(amina, "Nour")
    amina.follow("Entretien à deux")
    amina.pick("Pour se comprendre", "pas besoin d’interprète")
    amina.press("Commencer")
    amina.page.locator("a.door").filter(has_text="Le français").click()
    amina.arrive()
    no_wider_than(amina)
    assert amina.page.locator("[lang=ar][dir=rtl]").count() > 10
    amina.follow("Autre chose")
    amina.follow("Finir : qui fait quoi")
    amina.press("Voir la page à emporter")
    amina.reads("Ce que nous avons décidé")


def test_the_coordination_decides_of_the_health_part(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/ensemble/")
    dalia.follow("La partie santé")
    dalia.reads(re.compile("certificat HDS"))
