"""The same work without scripts, on a narrow telephone, and enlarged four times."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
SCREENS = (
    "/",
    "/file-active/",
    "/contacts/",
    "/rendez-vous/",
    "/alertes/",
    "/alertes/regles/",
    "/alertes/appuis/",
    "/incidents/",
    "/incidents/que-faire/",
    "/doublons/",
    "/absences/",
    "/listes/",
    "/listes/nouvelle/",
    "/personnes/nouvelle/",
    "/recherche/?q=Nour",
    "/urgence/",
    "/files/transfert/",
    "/organisations/",
    "/mon-compte/",
    "/compte/2fa/",
    "/agenda/adresse/",
    "/telephones/",
    "/messages/",
    "/messages/ne-plus-ecrire/",
    "/messages/textes/?langue=prs",
    "/messages/voix/",
    "/rappels/",
    "/commissions/",
    "/commissions/remontees/",
    "/metiers/",
    "/metiers/?cherche=faire+le+m%C3%A9nage",
    "/metiers/K2205/",
    "/metiers/sources/",
    "/referentiels/",
    "/annuaire/",
    "/annuaire/qui-fait-quoi/?commune=B%C3%A9ziers",
    "/annuaire/contacts/",
    "/annuaire/elus/",
    "/annuaire/structures/nouvelle/",
)
# Their names, as the record calls them.
INSIDE = (
    "Noter un contact",
    "Ajouter une étape",
    "Donner un rendez-vous",
    "tout l’historique",
    "Passer la main",
    "Préparer une passation",
    "Signaler un incident",
    "Voir le cercle",
    "Terminer le parcours",
    "Qui peut voir quoi",
    "Accords",
    "Identité",
    "Imprimer le fil",
)
# 1,280 pixels enlarged four times leave 320 (WCAG 1.4.10).
NARROW = {"telephone": {"width": 360, "height": 780}, "enlarged": {"width": 320, "height": 640}}
OVERFLOW = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.thread-view, .side-list'))
  .slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""
TALLEST = """() => [Math.max(0, ...[...document.querySelectorAll('tbody tr')].map(one => one.offsetHeight)),
  innerHeight]"""


def must_fit(visitor: Visitor) -> None:
    width, wide = visitor.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= wide, f"{visitor.page.url} scrolls sideways ({width}): {visitor.page.evaluate(OVERFLOW)}"
    tallest, high = visitor.page.evaluate(TALLEST)
    assert tallest < high, f"{visitor.page.url}: a row is higher than the screen ({tallest})"


@pytest.mark.parametrize("kind", NARROW)
def test_no_screen_scrolls_sideways(signed_in: Visit, kind: str) -> None:
    amina = signed_in("amina", viewport=NARROW[kind])
    problems = []
    amina.open("/file-active/?q=Nour")
    record = amina.page.get_by_role("link", name="Nour Al Khatib", exact=True).get_attribute("href")
    amina.open(f"{record}")
    links = [amina.page.get_by_role("link", name=name).first.get_attribute("href") for name in INSIDE]
    for path in (*SCREENS, record, *links):
        amina.open(f"{path}")
        try:
            must_fit(amina)
        except AssertionError as problem:
            problems.append(str(problem))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("kind", NARROW)
def test_the_coordination_fits_too(signed_in: Visit, kind: str) -> None:
    dalia = signed_in("dalia", viewport=NARROW[kind])
    for path in ("/", "/ensemble/", "/file-active/?de=ensemble"):
        dalia.open(path)
        must_fit(dalia)


def test_the_work_is_done_without_scripts(signed_in: Visit) -> None:
    amina = signed_in("amina", java_script_enabled=False)
    amina.watch.without_scripts = True
    amina.open("/")
    amina.follow("Youssef Ben Saïd")
    amina.follow("Noter un contact")
    amina.fill("En quelques mots", "Rappelle demain")
    amina.page.locator("details.more summary").first.click()
    amina.fill("Prochaine étape", "Appeler l’organisme ensemble")
    amina.press("Enregistrer")
    amina.reads("Contact noté pour Youssef Ben Saïd.")
    amina.open("/")
    amina.press("Est venu·e : Emal Ahmadi")
    amina.open("/file-active/?q=Youssef")
    amina.reads(re.compile("aujourd’hui"))
    amina.open("/recherche/?q=Aicha")
    amina.reads("Aïcha Diallo")
    amina.open("/personnes/nouvelle/")
    amina.fill("Prénom", "Rahma")
    amina.page.get_by_label("Nom", exact=True).fill("Moussa")
    amina.press("Ouvrir le dossier")
    amina.reads("Est-ce l’une de ces personnes ?")
