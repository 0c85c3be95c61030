"""Three months of someone's accompaniment, compressed: time passes (see nights.py), alerts open and close by
themselves, and each reads only what they may."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from filrouge.shared import clock
from tests.journeys.nights import days_pass
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
Later = Callable[[int], None]
NAME = "Selam Tekle"
PERMIT = "titre de séjour dans"
HOMELESS = "Un endroit où dormir"
PURPOSE = "Chercher un toit"
SLEEP = "Le moral, le sommeil, l’angoisse"
FUNCTIONAL = "Ne peut pas commencer avant neuf heures"


def record(visitor: Visitor) -> None:
    visitor.open(f"/recherche/?q={NAME.split(maxsplit=1)[0]}")
    visitor.follow(re.compile(f"^{NAME}"))


def alerts(visitor: Visitor) -> str:
    """What is said of her on the page of alerts; '' when she is not there."""
    visitor.open("/alertes/")
    row = visitor.page.locator("ol.rows > li").filter(has_text=NAME)
    return row.inner_text() if row.count() else ""


def until(visitor: Visitor, told: Callable[[str], bool]) -> str:
    """What was just noted reaches the alerts by a job: soon."""
    for _try in range(40):
        if told(said := alerts(visitor)):
            return said
        visitor.page.wait_for_timeout(500)
    raise AssertionError(said)


def opens(visitor: Visitor, alert: str) -> None:
    until(visitor, lambda said: alert in said)


def closes(visitor: Visitor, alert: str) -> None:
    until(visitor, lambda said: alert not in said)


def note(visitor: Visitor, words: str, **more: str) -> None:
    """A meeting, and what comes next."""
    record(visitor)
    visitor.follow(re.compile("^Noter un contact"))
    visitor.fill("En quelques mots", words)
    if more:
        visitor.page.get_by_text("Et après ?").click()
    for label, value in more.items():
        visitor.fill(label.replace("_", " "), value)
    visitor.press("Enregistrer")
    visitor.reads(f"Contact noté pour {NAME}.")


def in_days(days: int) -> str:
    return (clock.now().astimezone(clock.PARIS) + timedelta(days=days)).strftime("%Y-%m-%dT10:00")


def meet(visitor: Visitor) -> None:
    """An appointment in two days."""
    record(visitor)
    visitor.follow("Donner un rendez-vous")
    visitor.fill("Quand", in_days(2))
    visitor.fill("Pour quoi", PURPOSE)
    visitor.press("Enregistrer")


def tell(visitor: Visitor, outcome: str, reason: str = "") -> None:
    """What happened at the last one."""
    record(visitor)
    visitor.follow(f"Noter : {PURPOSE}")
    visitor.page.get_by_label(outcome, exact=True).check()
    if reason:
        visitor.page.get_by_label("Si la personne n’est pas venue, pourquoi").select_option(label=reason)
    visitor.press("Enregistrer")


@pytest.fixture
def amina(signed_in: Visit) -> Visitor:
    return signed_in("amina")


@pytest.fixture
def selam(amina: Visitor) -> UUID:
    """A file opened this morning, the path begun, a permit, a number, a step."""
    person = amina.opens_a_path(*NAME.split())
    amina.open(f"/personnes/{person}/protection/")
    amina.page.get_by_label("Statut").select_option(label="réfugié·e")
    amina.fill("Document", "Carte de résident")
    amina.fill("Valable jusqu’au", (clock.today() + timedelta(days=125)).isoformat())
    amina.press("Enregistrer")
    return person


def first_weeks(amina: Visitor, later: Later) -> None:
    """The first weeks: a contact, a silence, a contact."""
    note(amina, "Premier entretien. Logée chez une cousine.", Prochaine_étape="Ouvrir un compte")
    later(5)
    assert alerts(amina) == ""
    later(4)
    assert "sans échange depuis 9 jours" in alerts(amina)
    note(amina, "La cousine ne peut plus la loger.")
    closes(amina, "sans échange")


def a_home_is_lost(amina: Visitor, later: Later) -> None:
    """A home is lost: it blocks work, and nobody takes care of it."""
    record(amina)
    amina.follow("Noter un frein")
    amina.page.get_by_label("Ce qui gêne").select_option(label=HOMELESS)
    amina.page.locator("[name=severity][value='4']").check()
    amina.page.locator("[name=blocking][value=yes]").check()
    amina.press("Enregistrer")
    later(15)
    assert "1 frein bloquant sans personne" in alerts(amina)
    record(amina)
    amina.follow(f"Qui s’en occupe : {HOMELESS}")
    amina.page.get_by_label("Dans l’équipe, qui s’en occupe").select_option(label="Amina Martin")
    amina.press("Enregistrer")
    closes(amina, "frein bloquant")
    note(amina, "Rendez-vous pris avec le SIAO.")
    closes(amina, "sans échange")


def what_weighs_is_entrusted(signed_in: Visit, amina: Visitor) -> None:
    """What weighs on her nights is entrusted: who holds the category reads it, the others know who takes care of it."""
    bruno = signed_in("bruno")
    irene = signed_in("irene")
    record(amina)
    amina.follow("L’histoire")
    amina.follow("Confier un frein sensible")
    amina.page.get_by_label("À qui le confier").select_option(label="Irène Vasseur")
    amina.pick("Ce frein touche", "la santé")
    amina.fill("Pourquoi lui ouvrir cette partie", "psychologue de l’équipe")
    amina.press("Confier")
    record(irene)
    irene.follow("Préciser : un frein sensible")
    irene.page.get_by_label("De quoi s’agit-il").select_option(label=SLEEP)
    irene.page.locator("[name=severity][value='3']").check()
    irene.fill("Ce que cela change pour le travail", FUNCTIONAL)
    irene.press("Enregistrer")
    record(irene)
    irene.reads(SLEEP)
    for colleague in (amina, bruno):
        record(colleague)
        colleague.reads("Un frein sensible est suivi par Irène Vasseur.")
        for hidden in (SLEEP, FUNCTIONAL):
            colleague.does_not_read(hidden)


def a_permit_ends(signed_in: Visit, amina: Visitor, later: Later, selam: UUID) -> None:
    """The permit: 125 days of it, of which 24 have passed, then 15 more."""
    bruno = signed_in("bruno")
    assert PERMIT not in alerts(amina)
    later(15)
    assert f"{PERMIT} 86 jours" in alerts(amina)
    bruno.open("/alertes/?qui=equipe")
    bruno.does_not_read(f"{PERMIT} 86 jours")
    amina.open(f"/personnes/{selam}/protection/")
    amina.fill("Valable jusqu’au", (clock.today() + timedelta(days=3650)).isoformat())
    amina.press("Enregistrer")
    closes(amina, PERMIT)


def appointments_are_missed(amina: Visitor, later: Later) -> None:
    """Two appointments missed, a third where she comes."""
    note(amina, "On se voit jeudi.")
    for reason in ("le transport", "un oubli"):
        meet(amina)
        later(3)
        assert "deux rendez-vous manqués" not in alerts(amina)
        tell(amina, "n’est pas venu·e", reason)
    opens(amina, "deux rendez-vous manqués")
    meet(amina)
    later(3)
    tell(amina, "est venu·e")
    closes(amina, "deux rendez-vous manqués")


def somebody_takes_her_place(signed_in: Visit, amina: Visitor, later: Later) -> None:
    """Amina is away; Bruno takes her place, and hands it back."""
    bruno = signed_in("bruno")
    amina.open("/absences/")
    amina.follow("Noter une absence")
    amina.page.get_by_label(re.compile("^Du")).fill(clock.today().isoformat())
    amina.page.get_by_label("Au (inclus)").fill((clock.today() + timedelta(days=13)).isoformat())
    amina.page.get_by_label("Remplacé·e par").select_option(label="Bruno Petit")
    amina.press("Enregistrer")
    later(9)
    assert "sans échange depuis" in alerts(bruno)
    note(bruno, "Elle a une place en foyer lundi.")
    closes(bruno, "sans échange")
    amina.open("/absences/")
    amina.follow("Annuler : Amina Martin")
    amina.press(re.compile("Annuler"))
    assert NAME not in alerts(bruno)


def a_roof(amina: Visitor, later: Later) -> None:
    """She has a roof: what stood first in the way is lifted, and so is all that was said of it."""
    record(amina)
    amina.reads("Elle a une place en foyer lundi.")
    amina.follow(f"C’est levé : {HOMELESS}")
    amina.fill("Comment", "place en foyer")
    amina.press("C’est levé")
    later(3)
    assert alerts(amina) == ""


def the_stranger(signed_in: Visit, selam: UUID) -> None:
    """Whoever is outside never knew."""
    chloe = signed_in("chloe")
    chloe.open(f"/recherche/?q={NAME.split(maxsplit=1)[0]}")
    chloe.does_not_read(NAME)
    chloe.open(f"/personnes/{selam}/", status=404)
    assert alerts(chloe) == ""


def test_three_months(signed_in: Visit, site: Site, amina: Visitor, selam: UUID) -> None:
    later: Later = partial(days_pass, site, selam)
    first_weeks(amina, later)
    a_home_is_lost(amina, later)
    what_weighs_is_entrusted(signed_in, amina)
    a_permit_ends(signed_in, amina, later, selam)
    appointments_are_missed(amina, later)
    somebody_takes_her_place(signed_in, amina, later)
    a_roof(amina, later)
    the_stranger(signed_in, selam)
