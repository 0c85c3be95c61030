"""Amina sends someone on; Goran, without account, answers in three taps on his telephone; it ends when she says so."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Locator

from tests.journeys.phone import PHONE
from tests.journeys.site import Site
from tests.journeys.test_orienting import mailed
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
GORAN = "goran@comptoir.example"
LINK = r"/repondre/\S+/"
SECONDS = 20  # for a partner to answer


def sends(amina: Visitor) -> str:
    """From her record to the partner; the address of the referral."""
    amina.open("/recherche/?q=Tesfay")
    amina.follow("Tesfay Haile")
    amina.follow("Orienter vers un partenaire")
    amina.shot("orienter-vers-qui")
    amina.follow(re.compile("^Choisir"))
    amina.fill("Ce qui est demandé", "Un rendez-vous pour relire un courrier")
    amina.pick("Comment l’envoyer", "par e-mail")
    amina.page.get_by_label("Adresse e-mail du partenaire").fill("")
    amina.press("Elle est d’accord : envoyer", refused=True)
    amina.reads("Donnez une adresse e-mail")
    amina.fill("Adresse e-mail du partenaire", GORAN)
    amina.shot("orienter-ce-qui-est-dit", height=1500)
    amina.press("Elle est d’accord : envoyer")
    amina.reads(f"Le lien part à {GORAN}")
    return amina.page.url.removeprefix(amina.url).split("?")[0]


def said(goran: Visitor, choice: str) -> Locator:
    """First tap: what is asked opens under the answer."""
    opened = goran.page.locator("details").filter(has_text=choice).first
    opened.locator("summary").click()
    return opened


def answers(goran: Visitor, link: str) -> None:
    goran.open(link)
    goran.reads("Pouvez-vous recevoir cette personne ?")
    goran.reads("Tesfay Haile")
    assert goran.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    goran.shot("partenaire-repondre", width=390, height=800)
    began = time.monotonic()
    yes = said(goran, "Oui, nous la recevons")
    yes.get_by_label("Qui la recevra").fill("Mme Roux")
    goran.press("Envoyer notre oui")
    goran.reads("Merci : l’équipe a votre réponse.")
    assert time.monotonic() - began < SECONDS
    goran.reads(re.compile("Mme Roux"))


def test_a_partner_without_account_answers_and_it_ends_when_she_says(
    visit: Visit, signed_in: Visit, site: Site
) -> None:
    amina = signed_in("amina")
    here = sends(amina)
    link = mailed(site, GORAN, LINK)
    goran = visit(viewport=PHONE)
    answers(goran, link)

    chloe = signed_in("chloe")
    chloe.open(here, status=404)
    chloe.open("/partenaires/orientations/?qui=toutes")
    chloe.does_not_read("Tesfay")

    amina.open(here)
    amina.reads(re.compile("Acceptée le"))
    amina.reads("Sera reçue par Mme Roux.")
    amina.shot("orientation-partenaire", height=1000)
    amina.follow("Le dossier")
    # Drawn, or said in its list only when the thread already bears much.
    assert "Un partenaire dit oui" in (amina.page.locator(".thread").first.text_content() or "")

    goran.open(link)
    begun = said(goran, "Cela a commencé")
    begun.get_by_label("Un mot pour l’équipe").fill("Première séance faite.")
    goran.press("Le dire à l’équipe", within=begun)

    amina.open(here)
    amina.reads("Première séance faite.")
    amina.follow("Tout ce qui a été dit à des partenaires")
    amina.reads("Vous pouvez changer d’avis")
    amina.shot("dit-a-des-partenaires")
    amina.open(here)
    amina.follow("La personne veut arrêter")
    amina.press("Tout arrêter")
    amina.reads(re.compile("Arrêtée par la personne"))
    goran.open(link, status=410)
    goran.reads("Cette page est fermée")
    goran.does_not_read("Tesfay")


def test_by_hand_and_by_telephone(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/partenaires/orientations/")
    amina.shot("orientations-en-cours")
    for pile in ("retard", "en-cours", "a-reprendre", "terminees"):
        amina.open(f"/partenaires/orientations/?montrer={pile}")
    amina.open("/partenaires/orientations/")
    amina.page.locator("tbody th a").first.click()
    amina.arrive()
    amina.press("Lien à remettre ou à lire")
    amina.reads("Ce lien n’est montré qu’une fois")
    amina.follow("L’orientation")
    amina.press("C’est complet pour l’instant")
    amina.reads("par téléphone")
    amina.follow("Noter aussi un jour, un nom, une raison")
    amina.open("/annuaire/")


def test_a_coordinator_reads_who_answers(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/partenaires/orientations/?qui=toutes&montrer=retard")
    dalia.reads(re.compile("Sans réponse"))
    dalia.page.locator("main p.small a").first.click()
    dalia.arrive()
    dalia.reads("Qui répond, en combien de temps")
    dalia.shot("qui-repond")


def test_a_coordinator_reads_what_lacks_on_the_territory(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/ensemble/")
    dalia.follow("Besoins et offre")
    dalia.reads("Ce qui manque le plus")
    dalia.shot("besoins-et-offre", height=1500)
    dalia.page.locator("table tbody th a").first.click()
    dalia.arrive()
    dalia.reads("Lieu par lieu")
    dalia.page.get_by_role("combobox", name="Où").select_option("34")
    dalia.page.wait_for_url(re.compile("departement=34"))
    dalia.arrive()
    dalia.reads("Béziers")
    dalia.page.set_viewport_size(PHONE)
    assert dalia.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
