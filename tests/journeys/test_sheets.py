"""Amina prepares a shuttle sheet; Goran, without account, fills the PDF with a program of his own and sends it back;
she accepts four lines of six."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

from filrouge.shared import clock
from tests.fillers import FILLERS
from tests.journeys.phone import PHONE
from tests.journeys.site import Site
from tests.journeys.test_orienting import mailed
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
GORAN = "goran@etape.example"
LINK = r"/repondre/\S+/"
ACCEPTED = ("où cela en est", "qui la suit", "sa situation", "le prochain rendez-vous")
REFUSED = ("ce qui est fait", "ce qui peut être partagé")


def prepares(amina: Visitor) -> str:
    """From a referral of hers; the address of the referral."""
    amina.open("/recherche/?q=Tesfay")
    amina.follow("Tesfay Haile")
    amina.follow("Orienter vers un partenaire")
    amina.follow(re.compile("^Choisir"))
    amina.fill("Ce qui est demandé", "Un rendez-vous pour relire un courrier")
    amina.pick("Comment l’envoyer", "par e-mail")
    amina.fill("Adresse e-mail du partenaire", GORAN)
    amina.press("Elle est d’accord : envoyer")
    here = amina.page.url.removeprefix(amina.url).split("?")[0]
    amina.follow("Préparer une fiche")
    amina.shot("fiche-navette-preparer", height=1100)
    amina.press("Préparer la fiche")
    amina.reads("La fiche est prête")
    amina.reads("Pas encore revenue.")
    return here


def fills(goran: Visitor, link: str, folder: Path) -> None:
    """Opened by the link, filled with what Firefox fills with, sent back by the page."""
    goran.open(link)
    goran.follow("Remplir la fiche")
    goran.reads("Où en êtes-vous avec cette personne ?")
    assert goran.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    goran.shot("fiche-navette-page", width=390, height=900)
    with goran.page.expect_download() as downloading:
        goran.page.get_by_role("link", name=re.compile("en PDF")).click()
    downloaded = downloading.value
    assert re.fullmatch(r"fiche-navette-[0-9A-F]{8}-1\.pdf", downloaded.suggested_filename)
    empty, filled = folder / "fiche.pdf", folder / "fiche remplie.pdf"
    downloaded.save_as(empty)
    filled.write_bytes(
        FILLERS["Firefox"](
            empty.read_bytes(),
            {
                "answer": "started",
                "follower": "Mme Roux, juriste",
                "situation": "Elle a compris le courrier, et sait quoi répondre.",
                "actions": "La réponse est écrite.",
                "meeting": f"{clock.today() + timedelta(days=10):%d/%m/%Y} à 14 h 30",
                "sharing": "person",
                "who": "Goran Ilic",
            },
        )
    )
    goran.page.get_by_label("Le PDF ou le DOCX rempli").set_input_files(Path(__file__))
    goran.press("Envoyer ce fichier", refused=True)
    goran.reads(re.compile("Ce fichier n’est ni un PDF"))
    goran.page.get_by_label("Le PDF ou le DOCX rempli").set_input_files(filled)
    goran.press("Envoyer ce fichier")
    goran.reads("Merci : l’équipe a votre fiche.")
    goran.reads("Fiche navette revenue")


def decides(amina: Visitor, here: str) -> None:
    amina.open(here)
    amina.follow(re.compile("à relire, ligne par ligne"))
    amina.reads("Remplie, est-il écrit, par Goran Ilic.")
    amina.shot("fiche-navette-relire", height=1500)
    for lines, choice in ((ACCEPTED, "Accepter"), (REFUSED, "Refuser")):
        for line in lines:
            amina.page.get_by_role("group", name=re.compile(line, re.IGNORECASE)).get_by_label(choice).check()
    amina.press("Enregistrer mes choix")
    amina.reads("4 lignes acceptées, 2 refusées.")
    amina.open(here)
    amina.reads(re.compile("Commencée le"))
    amina.reads("Elle a compris le courrier, et sait quoi répondre.")
    amina.does_not_read("La réponse est écrite.")
    amina.follow("Le dossier")
    amina.reads(re.compile(r"Rendez-vous\s: .* à 14\sh\s30"))


def test_a_pdf_filled_elsewhere_comes_back_and_four_lines_of_six_are_accepted(
    visit: Visit, signed_in: Visit, site: Site, tmp_path: Path
) -> None:
    amina = signed_in("amina")
    here = prepares(amina)
    goran = visit(viewport=PHONE, accept_downloads=True)
    fills(goran, mailed(site, GORAN, LINK), tmp_path)
    decides(amina, here)
    chloe = signed_in("chloe")
    chloe.open(here, status=404)


def test_one_has_come_back_and_a_pdf_dropped_by_the_team_is_explained(
    signed_in: Visit, tmp_path: Path
) -> None:
    """Of the demonstration: Nour's."""
    amina = signed_in("amina")
    amina.open("/recherche/?q=Nour")
    amina.follow("Nour Al Khatib")
    amina.page.locator("main a[href^='/partenaires/orientations/'] >> visible=true").first.click()
    amina.arrive()
    amina.follow(re.compile("à relire, ligne par ligne"))
    amina.reads("page remplie par le lien")
    amina.follow("L’orientation")
    amina.follow("Déposer une fiche revenue")
    scanned = tmp_path / "numérisé.pdf"
    scanned.write_bytes(
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )
    amina.page.get_by_label("Le PDF ou le DOCX rempli").set_input_files(scanned)
    amina.press("Lire la fiche", refused=True)
    amina.reads(re.compile("imprimé, numérisé ou aplati|abîmé"))


def test_several_partners_are_asked_at_once_and_their_files_are_ready_to_hand_over(
    signed_in: Visit, tmp_path: Path
) -> None:
    """Of the demonstration: those of Amina's team that were accepted."""
    amina = signed_in("amina", accept_downloads=True)
    amina.open("/partenaires/orientations/?montrer=en-cours")
    amina.follow("Demander des nouvelles à tous")
    amina.page.get_by_label(re.compile("toutes celles de mon équipe")).check()
    amina.page.get_by_label("DOCX").check()
    amina.shot("fiches-a-tous", height=1000)
    amina.press("Préparer les fiches")
    amina.reads("Les fiches sont prêtes")
    with amina.page.expect_download() as downloading:
        amina.page.get_by_role("link", name=re.compile("^Fiches 1 à")).click()
    zipped = tmp_path / "fiches.zip"
    downloading.value.save_as(zipped)
    with ZipFile(zipped) as archive:
        names = archive.namelist()
    assert names
    assert all(re.fullmatch(r"[a-z0-9-]+/fiche-navette-[0-9A-F]{8}-\d+\.docx", one) for one in names)


def test_a_structure_that_accompanies_him_already_gets_a_sheet_and_is_asked_for_no_place(
    visit: Visit, signed_in: Visit, site: Site
) -> None:
    known = "deja@etape.example"
    amina = signed_in("amina")
    amina.open("/recherche/?q=Tesfay")
    amina.follow("Tesfay Haile")
    amina.follow("Partager une fiche avec qui l’accompagne déjà")
    amina.fill("Un mot", "Passerelles")
    amina.press("Chercher")
    amina.shot("fiche-qui-accompagne-deja", height=700)
    amina.follow(re.compile("^Choisir"))
    amina.fill("Ce qui est demandé", "Savoir où en est son cours du jeudi")
    amina.pick("Comment l’envoyer", "par e-mail")
    amina.fill("Adresse e-mail du partenaire", known)
    amina.press("Elle est d’accord : envoyer")
    amina.reads("Elle y était déjà accompagnée")
    amina.reads("Pas encore revenue.")
    amina.does_not_read("Réponse demandée")
    goran = visit(viewport=PHONE)
    goran.open(mailed(site, known, LINK))
    goran.reads("Vous accompagnez aussi cette personne")
    goran.follow("Remplir la fiche")


def test_before_it_begins_both_sides_talk_and_read_one_summary(signed_in: Visit) -> None:
    """Of the demonstration: Nour's interview with three voices is planned."""
    amina = signed_in("amina")
    amina.open("/recherche/?q=Nour")
    amina.follow("Nour Al Khatib")
    amina.page.locator("main a[href^='/partenaires/orientations/'] >> visible=true").first.click()
    amina.arrive()
    amina.reads("Entretien à trois voix prévu")
    amina.follow(re.compile("^Ce qui s’est dit"))
    amina.fill("Ce que dit la personne", "Je veux comprendre chaque papier avant de signer.")
    amina.fill("Ce qui est convenu", "Un rendez-vous par mois, ensemble.")
    amina.shot("entretien-a-trois-voix", height=1000)
    amina.press("Partager ce résumé")
    amina.reads("Je veux comprendre chaque papier avant de signer.")


def test_an_organisation_answers_in_its_own_screens_what_is_sent_to_its_structure(signed_in: Visit) -> None:
    """Of the demonstration: Farid's."""
    farid = signed_in("farid")
    farid.open("/partenaires/orientations/")
    farid.follow("Reçues d’autres équipes")
    farid.shot("recues-d-autres-equipes", height=700)
    farid.page.locator("main a[href^='/partenaires/recues/'] >> visible=true").last.click()
    farid.arrive()
    farid.reads("Pouvez-vous recevoir cette personne ?")
    here = farid.page.url.removeprefix(farid.url)
    farid.page.locator("summary", has_text="Oui, nous la recevons").click()
    farid.press("Envoyer notre oui")
    farid.reads("Merci : l’équipe a votre réponse.")
    signed_in("chloe").open(here, status=404)
