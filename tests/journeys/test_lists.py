"""The list the team already keeps comes in, and can go out again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
WORK_MS = 60_000  # the worker reads and writes in the background

LINES = (
    ("Suivi jeunes 2026 — mise à jour de septembre",),
    (),
    ("NOM Prénom", "Né(e) le", "Tél.", "Ville", "Dernier RDV", "Freins / remarques"),
    (
        "BARAKAT Yasmine",
        "12/04/2003",
        "06 12 34 56 01 (jamais le matin)",
        "Béziers",
        "3/11/26",
        "garde d’enfant",
    ),
    ("Traoré, Issa", "2001", "07.62.34.56.02", "Sète", "", "pas de permis"),
    ("AL KHATIB Nour", "14/03/2002", "", "Béziers", "", ""),
    ("Hailu Saba", "31/02/2000", "06 12 34", "Agde", "hier", ""),
    ("", "", "", "", "", "ligne vide, à revoir"),
)


@pytest.fixture
def messy_list(tmp_path: Path) -> Path:
    """Title above, empty lines, names in one column, dates of every kind, someone already followed."""
    path = tmp_path / "suivi septembre.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Suivi")
        for row, line in enumerate(LINES):
            sheet.write_row(row, 0, line)
    return path


def wait_for(visitor: Visitor, text: str | re.Pattern[str]) -> None:
    """The page asks by itself where the work is, and moves on when it is done."""
    visitor.page.get_by_text(text).locator("visible=true").first.wait_for(timeout=WORK_MS)
    visitor.arrive()


def test_a_list_is_read_compared_brought_in_and_taken_back(signed_in: Visit, messy_list: Path) -> None:
    amina = signed_in("amina")
    amina.open("/file-active/")
    amina.follow("Reprendre une liste")
    amina.follow("Déposer une liste")
    amina.page.get_by_label("Votre liste").set_input_files(messy_list)
    amina.press("Lire cette liste")
    wait_for(amina, "Que veut dire chaque colonne ?")
    amina.shot("colonnes", height=1000)
    amina.page.get_by_label("Personne choisie", exact=True).select_option(label="Amina Martin")
    amina.page.get_by_role("radio", name=re.compile("choisie ci-dessous")).first.check()
    amina.press("Vérifier les lignes")
    wait_for(amina, "Ligne par ligne, dans l’ordre du fichier")
    amina.shot("compte-rendu", height=1000)
    amina.reads(re.compile("ressemble à quelqu’un"))
    amina.does_not_read("ligne vide, à revoir BARAKAT")

    amina.follow(re.compile("^Comparer et décider"))
    amina.shot("comparer")
    amina.page.get_by_role("radio", name=re.compile("laisser cette ligne de côté")).first.check()
    amina.press("Valider et passer à la suivante")
    amina.open(_batch(amina))
    amina.follow("Importer")
    amina.shot("importer")
    amina.press("Importer")
    wait_for(amina, "C’est fait")
    batch = _batch(amina)

    amina.open("/recherche/?q=Yasmine Barakat")
    amina.follow("Yasmine Barakat")
    amina.reads("jamais le matin")
    amina.open(batch)
    amina.follow("Annuler cet import")
    amina.press(re.compile("Annuler"))
    wait_for(amina, "L’import est annulé : tout est comme avant.")
    amina.open("/recherche/?q=Yasmine Barakat")
    amina.reads("Personne ne correspond")


def _batch(visitor: Visitor) -> str:
    """The address of the list, whatever page of it is open."""
    if "/listes/lignes/" in visitor.page.url:
        return str(visitor.page.get_by_role("link", name="Revenir au compte rendu").get_attribute("href"))
    found = re.search(r"/listes/[0-9a-f-]{36}/", visitor.page.url)
    assert found, visitor.page.url
    return found[0]
