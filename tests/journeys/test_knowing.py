"""How people come to know the project: asked, counted, told to those who send them; and what a funder may read."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.journeys.site import Site
from tests.journeys.test_orienting import mailed
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PHONE = {"width": 390, "height": 844}
PAPER = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
ACTING = PAPER.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert) >>")
ARENES = "accueil@arenes.example"


def test_someone_is_asked_from_her_candidacy_on_a_telephone(signed_in: Visit) -> None:
    amina = signed_in("amina", viewport=PHONE, has_touch=True)
    amina.open("/candidatures/")
    amina.follow("Iryna Bondar")
    amina.follow("Comment nous a-t-elle connus ?")
    amina.page.get_by_label("Comment avez-vous entendu parler de nous ?").select_option(
        label="bouche à oreille"
    )
    amina.pick("Par qui ?", "un·e ami·e")
    amina.page.get_by_text("Garder le nom de qui a parlé de nous").click()
    amina.fill("Le nom de la personne", "Oksana")
    amina.press("Noter sa réponse", refused=True)
    amina.reads("Un nom se garde avec l’accord des deux")
    amina.page.get_by_label("Les deux acceptent").check()
    amina.press("Noter sa réponse")
    amina.reads("Elle compte dans les canaux du projet")
    amina.follow("Le dossier")
    amina.reads("bouche à oreille (un·e ami·e)")


def test_what_she_said_counts_in_the_channels(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    dalia.open("/")
    dalia.follow("Canaux")
    dalia.reads("Canal par canal")
    dalia.shot("canaux", height=1100)
    dalia.page.get_by_label("Selon").select_option(label="par qui")
    dalia.page.wait_for_url(re.compile("selon=brought_by"))
    dalia.arrive()
    dalia.reads("Ce qui marche, et pour qui")
    signed_in("amina").open("/hors-les-murs/canaux/", 403)


def test_a_structure_is_briefed_and_reads_its_page(visit: Visit, signed_in: Visit, site: Site) -> None:
    dalia = signed_in("dalia")
    dalia.open("/orientations/")
    dalia.follow("Structures et délais")
    dalia.reads(re.compile("la fiche de ciblage a changé depuis"))
    dalia.follow("Ce qu’elle lit : Maison de quartier des Arènes")
    dalia.reads("jamais qui refuser")
    dalia.shot("briefing", height=1100)
    dalia.press("Envoyer cette page par e-mail")
    dalia.reads(f"Le lien part à {ARENES}.")

    goran = visit(viewport=PHONE)
    goran.open(mailed(site, ARENES, r"/qui-nous-cherchons/\S+/"))
    goran.reads("Pour Maison de quartier des Arènes")
    goran.reads("Qui nous cherchons à rencontrer")
    goran.follow("Orienter quelqu’un")


def test_a_paper_goes_to_the_safe_and_only_the_evaluator_opens_it(signed_in: Visit, tmp_path: Path) -> None:
    paper, acting = tmp_path / "titre.pdf", tmp_path / "piege.pdf"
    paper.write_bytes(PAPER)
    acting.write_bytes(ACTING)
    amina = signed_in("amina")
    amina.open("/candidatures/")
    amina.follow("Mariam")
    amina.follow("Déposer un justificatif")
    amina.page.get_by_label("Quel document").select_option(label="titre de séjour ou récépissé")
    amina.page.get_by_label("Le fichier").set_input_files(acting)
    amina.press("Déposer au coffre", refused=True)
    amina.reads("Ce PDF contient un programme")
    amina.page.get_by_label("Le fichier").set_input_files(paper)
    amina.press("Déposer au coffre")
    amina.reads("seuls les évaluateurs du projet l’ouvrent")
    amina.open("/coffre/", 403)

    elise = signed_in("elise")
    elise.open("/")
    elise.follow("Coffre de justificatifs")
    elise.shot("coffre")
    elise.page.locator("main table a").first.click()
    elise.arrive()
    elise.fill("Pourquoi ouvrir cette copie", "contrôle de service fait")
    with elise.page.expect_download() as download:
        elise.page.get_by_role("button", name="Télécharger la copie").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert download.value.path().read_bytes() == PAPER
