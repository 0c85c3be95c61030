"""She and her referent disagree on punctuality and the facts settle it; the chart at three dates; the sheet printed."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader

from tests.journeys.phone import PHONE
from tests.journeys.test_people import file_of
from tests.journeys.visitor import Visitor, as_written

Visit = Callable[..., Visitor]
PUNCTUAL, SKILLS = "Arriver à l’heure", 6


def answers(visitor: Visitor, levels: list[str]) -> None:
    for rank, level in enumerate(levels):
        visitor.page.locator(f"input[name^='level-'][value='{level}']").nth(rank).check()


def test_they_disagree_the_facts_settle_it_and_the_chart_is_printed(signed_in: Visit) -> None:
    amina = signed_in("amina")
    file_of(amina, "Nour")
    amina.follow("Ses évaluations")
    amina.follow("Ouvrir une évaluation")
    amina.page.locator("a[href*='?version=']").first.click()
    amina.arrive()
    assert amina.page.locator("input[name='skills']:checked").count() == SKILLS, "those of the last time"
    amina.press("Ouvrir")

    amina.reads("Personne ne lit la réponse de l’autre avant que les deux aient répondu")
    amina.follow("Répondre pour l’équipe")
    answers(amina, ["4", "1", "4", "3", "4", "3"])
    amina.page.get_by_label("Conseil").nth(1).fill("Prévenir dès la veille.")
    amina.press("Enregistrer notre réponse")
    amina.does_not_read("Prévenir dès la veille.")
    amina.follow("Lui passer l’écran")
    amina.does_not_read("Prévenir dès la veille.")
    answers(amina, ["4", "4", "4", "?", "4"])
    amina.press("J’ai fini", refused=True)
    amina.reads("Choisissez une réponse, ou « je ne sais pas ».")
    answers(amina, ["4", "4", "4", "?", "4", "3"])
    amina.shot("evaluation-a-elle", height=1100)
    amina.press("J’ai fini")

    amina.follow("Comparer les deux réponses")
    amina.reads("elle se voit 3 niveaux plus haut")
    amina.does_not_read("fois sur")
    amina.shot("evaluation-comparer", height=900)
    amina.follow(PUNCTUAL)
    amina.reads("Prévenir dès la veille.")
    facts = as_written(amina.page.locator("main").inner_text())
    assert "À l’heure" in facts
    assert "fois sur" in facts
    assert "J’ai pris le bus d’avant." in facts, "what she said just after an activity"
    amina.shot("evaluation-une-competence", height=1200)
    amina.page.get_by_label("4 ·").first.check()
    amina.fill("Ce que nous décidons", "On retient 4.")
    amina.press("Noter", refused=True)
    amina.fill("Pourquoi", "Les présences le disent.")
    amina.press("Noter")
    amina.reads("C’est noté, avec les raisons.")

    amina.follow("La toile")
    assert amina.page.locator("svg g.view, svg .view").count() >= 4, "hers at three dates, and ours"
    amina.shot("evaluation-toile", height=1000)
    amina.follow("La feuille qu’elle peut montrer")
    amina.does_not_read("Prévenir dès la veille.")
    printed = PdfReader(BytesIO(amina.page.pdf(format="A4")))
    assert len(printed.pages) == 1, "one page, to be handed over"
    assert PUNCTUAL in as_written(printed.pages[0].extract_text()).replace("'", "’")


def test_on_a_phone_the_screen_is_turned_round(signed_in: Visit) -> None:
    amina = signed_in("amina", viewport=PHONE, has_touch=True, is_mobile=True)
    file_of(amina, "Nour")
    amina.follow("Ses évaluations")
    amina.page.get_by_role("link", name="Évaluation du").first.click()
    amina.arrive()
    amina.follow("Comparer les deux réponses")
    amina.follow("La toile")
    assert amina.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
