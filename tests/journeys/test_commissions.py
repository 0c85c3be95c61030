"""A commission from its agenda to its minutes: Dalia runs it, Amina tells the person, Goran reads on his telephone."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from pypdf import PdfReader

from filrouge.shared import clock
from tests.journeys.phone import PHONE
from tests.journeys.site import Site
from tests.journeys.test_orienting import mailed
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
GORAN = "goran@commission.example"
STRUCTURE = "Auto-école sociale"
LINK = r"/commission/\S+/"


def founded(dalia: Visitor) -> str:
    """A commission, two who come, a meeting in an hour; the address of the meeting."""
    dalia.open("/commissions/")
    dalia.reads("Commission de suivi du Biterrois")
    dalia.shot("commissions")
    dalia.follow(re.compile("^Nouvelle commission"))
    dalia.page.get_by_role("textbox", name="Nom").fill("Commission du Port")
    dalia.fill("Territoire", "Béziers, quartier du Port")
    dalia.fill("Ses communes", "Béziers")
    dalia.fill("Une réunion tous les", "90")
    dalia.press("Créer la commission", refused=True)
    dalia.fill("Une réunion tous les", "45")
    dalia.press("Créer la commission")
    dalia.reads("Ni élu·e, ni employeur, ni bénévole")
    _comes(dalia)
    dalia.follow("Fixer une réunion")
    soon = (clock.now() + timedelta(hours=1)).astimezone(clock.PARIS)
    dalia.fill("Jour", soon.date().isoformat())
    dalia.fill("Heure", soon.strftime("%H:%M"))
    dalia.fill("Lieu", "Maison du Port")
    dalia.press("Fixer et prévenir les membres")
    dalia.reads("Réunion fixée")
    return dalia.page.url.removeprefix(dalia.url).split("?")[0]


def _comes(dalia: Visitor) -> None:
    """Amina, by her account; Goran, of a structure of the directory, by a link."""
    dalia.follow("Ajouter quelqu’un")
    dalia.page.get_by_label("Pour quelle organisation").select_option(label="Mission locale de Béziers")
    dalia.page.get_by_label("Son compte").select_option(label="Amina Martin")
    dalia.press("Ajouter")
    dalia.follow("Ajouter quelqu’un")
    dalia.fill("Nom de la structure", STRUCTURE)
    dalia.press("Chercher")
    dalia.follow(re.compile("^Choisir"))
    dalia.fill("Nom de la personne qui vient", "Goran Ilic")
    dalia.fill("Adresse e-mail", GORAN)
    dalia.press("Ajouter")
    dalia.reads("sans compte, par un lien")


def asks(amina: Visitor) -> str:
    """From the record of Tesfay: asked, told, agreed to Goran's structure alone; the address of the situation."""
    amina.open("/recherche/?q=Tesfay")
    amina.follow("Tesfay Haile")
    amina.follow("Demander à une commission")
    amina.page.get_by_label(re.compile("Commission du Port")).first.check()
    amina.fill("Ce qui est demandé à la commission", "Qui a une place en cours du soir ?")
    amina.press("Demander")
    amina.reads("Elle n’est pas encore prévenue")
    here = amina.page.url.removeprefix(amina.url).split("?")[0]
    amina.follow("La prévenir")
    amina.fill("Ce qu’elle veut dire elle-même", "Je travaille tôt le matin.")
    amina.press("Elle est d’accord", refused=True)
    amina.reads("Cochez au moins une structure")
    amina.pick("Qui peut lire", STRUCTURE)
    amina.shot("commission-prevenir", height=1500)
    amina.press("Elle est d’accord")
    amina.reads("C’est noté : les structures cochées liront cela pendant la réunion.")
    return here


def test_from_the_agenda_to_the_minutes(visit: Visit, signed_in: Visit, site: Site, tmp_path: Path) -> None:
    dalia, amina = signed_in("dalia"), signed_in("amina")
    meeting = founded(dalia)
    link = mailed(site, GORAN, LINK)
    goran = visit(viewport=PHONE)
    goran.open(link)
    goran.reads("Personne, pour l’instant")

    case = asks(amina)
    goran.open(link)
    goran.reads("Tesfay Haile")
    goran.does_not_read("travaille tôt")

    dalia.open(meeting)
    dalia.press("Préparer l’ordre du jour")
    dalia.reads(re.compile("à l’ordre du jour"))
    dalia.shot("commission-ordre-du-jour", height=1400)
    for box in dalia.page.get_by_role("checkbox").all():
        box.check()
    dalia.press("Ouvrir la réunion")
    dalia.open(case)
    dalia.press("C’est son tour")
    dalia.open(f"{meeting}ecran/")
    dalia.does_not_read("Tesfay")

    reading = reads_during(goran, link)
    decides(amina, case)
    goran.open(reading)
    goran.reads("Une place le mardi soir, dès la semaine prochaine")

    dalia.open(meeting)
    dalia.press("Finir la réunion")
    goran.open(reading, status=410)
    goran.reads("Cette page est fermée")
    goran.does_not_read("Tesfay")
    minutes = approves(dalia, site)
    goran.open(minutes)
    goran.reads("Tesfay Haile")
    goran.reads("Une place le mardi soir, dès la semaine prochaine")
    goran.does_not_read("travaille tôt")
    carries_away(goran, tmp_path)

    tells(amina, case)
    amina.reads("Elle a appris ce qui est décidé")
    amina.follow("Elle retire son accord")
    amina.press("Tout effacer")
    goran.open(minutes)
    goran.does_not_read("Tesfay")


def tells(amina: Visitor, case: str) -> None:
    """She gives the page to take away, and finds the situation again by the thread."""
    amina.open(case)
    amina.follow(re.compile("^La page à lui donner"))
    amina.reads("Ce que nous avons décidé")
    amina.reads("Une place le mardi soir, dès la semaine prochaine")
    amina.does_not_read("travaille tôt")
    amina.shot("commission-a-emporter", width=900, height=1100)
    amina.open("/recherche/?q=Tesfay")
    amina.follow("Tesfay Haile")
    amina.page.get_by_text("Lire le fil en liste").first.click()
    amina.follow(re.compile("Une commission en parle"))
    assert case in amina.page.url
    amina.press("Elle le sait maintenant")


def carries_away(goran: Visitor, folder: Path) -> None:
    """His minutes, in a file: of those who agreed in front of him."""
    with goran.page.expect_download() as downloading:
        goran.page.get_by_role("link", name="En PDF").click()
    downloaded = downloading.value
    assert re.fullmatch(r"compte-rendu-[\d-]{10}\.pdf", downloaded.suggested_filename)
    downloaded.save_as(folder / "compte-rendu.pdf")
    said = " ".join(page.extract_text() for page in PdfReader(folder / "compte-rendu.pdf").pages)
    assert "Tesfay Haile" in said
    assert "travaille tôt" not in said


def reads_during(goran: Visitor, link: str) -> str:
    """What she chose to say, on a telephone; the address of her situation there."""
    goran.open(link)
    goran.follow("Tesfay Haile")
    goran.reads("Je travaille tôt le matin.")
    assert goran.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    goran.shot("commission-membre", width=390, height=800)
    return goran.page.url.removeprefix(goran.url)


def decides(amina: Visitor, case: str) -> None:
    amina.open(case)
    amina.fill("Qui fait quoi", "Une place le mardi soir, dès la semaine prochaine")
    theirs = amina.page.locator("select[name=member] option").filter(has_text=STRUCTURE)
    amina.page.get_by_label("Par qui").select_option(theirs.first.get_attribute("value"))
    amina.fill("Pour le", (clock.today() + timedelta(days=10)).isoformat())
    amina.shot("commission-situation", height=1300)
    amina.press("Décidé")
    amina.reads(re.compile("une étape de son parcours"))


def approves(dalia: Visitor, site: Site) -> str:
    """The address that Goran receives."""
    dalia.follow("Le compte rendu")
    dalia.reads("Une place le mardi soir, dès la semaine prochaine")
    dalia.press("Valider et envoyer")
    dalia.reads("Compte rendu validé")
    return mailed(site, GORAN, LINK, "Commission du Port : ce qui est décidé")


def test_the_demonstration_shows_a_meeting_behind_and_one_ahead(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/commissions/")
    dalia.follow("Commission de suivi du Biterrois")
    dalia.reads("sans compte, par un lien")
    dalia.page.locator("main ul.rows a").nth(1).click()
    dalia.arrive()
    dalia.follow("Le compte rendu")
    dalia.reads("Qui était là")
    dalia.open("/commissions/remontees/")
    chloe = signed_in("chloe")
    chloe.open("/commissions/")
    chloe.does_not_read("Biterrois")


def test_before_a_meeting_its_partners_are_asked_at_once_and_who_is_left_out_is_told(
    signed_in: Visit,
) -> None:
    dalia = signed_in("dalia")
    dalia.open("/commissions/")
    dalia.follow("Commission de suivi du Biterrois")
    dalia.page.locator("main ul.rows a").first.click()
    dalia.arrive()
    dalia.follow("Demander des nouvelles aux partenaires")
    dalia.reads("Sans fiche, et pourquoi")
    dalia.shot("commission-nouvelles", height=1100)
    dalia.press(re.compile("^Préparer"))
    dalia.reads("Les fiches sont prêtes")
