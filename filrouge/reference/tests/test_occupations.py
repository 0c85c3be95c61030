"""Trades of the ROME: loaded in bulk, found from any of their words."""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from filrouge.reference.models import Occupation, OccupationName
from filrouge.reference.occupations import beginnings, load_occupations
from filrouge.reference.queries import search_occupations

# Made up, in the shape of the published files.
FILES = {
    "referentiel_code_rome": (
        '"code_rome","libelle_rome","emploi_reglemente"\n'
        '"Z1001","Aide-cuisinier / Aide-cuisinière","N"\n'
        '"Z1002","Auxiliaire de crèche","O"\n'
    ),
    "referentiel_appellation": (
        '"libelle_appellation_court","code_rome"\n'
        '"Plongeur / Plongeuse en restauration","Z1001"\n'
        '"Berceur / Berceuse d\'enfants","Z1002"\n'
        '"Sans fiche","Z9999"\n'
    ),
    "texte": (
        '"code_rome","libelle_type_texte","libelle_texte"\n'
        '"Z1001","acces_metier","Sans diplôme, l\'\'envie suffit."\n'
        '"Z1001","definition","Épluche."\n'
    ),
    "referentiel_contexte_travail": (
        '"code_ogr","libelle_cont_travail","code_type_cont_trav"\n'
        '"1","Travail le samedi","2"\n"2","Station debout","1"\n"3","Association","6"\n'
    ),
    "coherence_item": '"code_rome","code_ogr"\n"Z1001","1"\n"Z1001","2"\n"Z1001","3"\n"Z1001","77"\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for kind, text in FILES.items():
        (tmp_path / f"unix_{kind}_v1_utf8.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def loaded(db: None, folder: Path) -> Path:
    load_occupations(folder)
    return folder


def test_what_a_trade_asks_is_kept_and_the_rest_is_not(loaded: Path) -> None:
    one = Occupation.objects.get(code="Z1001")
    assert (one.hours, one.strain, one.access) == (
        ["Travail le samedi"],
        ["Station debout"],
        "Sans diplôme, l’envie suffit.",
    )
    assert (one.regulated, Occupation.objects.get(code="Z1002").regulated) == (False, True)


def test_loading_twice_changes_nothing(loaded: Path) -> None:
    before = set(OccupationName.objects.values_list("occupation", "search_key"))
    assert load_occupations(loaded) == 2
    assert set(OccupationName.objects.values_list("occupation", "search_key")) == before


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("plong", ["Z1001"]),
        ("creche", ["Z1002"]),
        ("Crèche", ["Z1002"]),
        ("aide-cuisinière", ["Z1001"]),
        ("cuisinier", ["Z1001"]),
        ("z1002", ["Z1002"]),
        ("eche", []),
        ("a", []),
        ("", []),
    ],
)
def test_found_from_the_beginning_of_any_word(loaded: Path, typed: str, codes: list[str]) -> None:
    assert [one.code for one in search_occupations(typed)] == codes


def test_small_words_begin_nothing() -> None:
    assert beginnings("Auxiliaire de crèche") == ["auxiliaire de creche", "creche"]


def test_another_folder_is_refused_with_the_file_looked_for(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="referentiel_code_rome"):
        call_command("load_occupations", tmp_path)


def test_the_search_reads_its_index(loaded: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT 1 FROM reference_occupationname WHERE search_key ^@ 'plong'")
        assert "Index" in "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.real
def test_the_published_rome(db: None) -> None:
    folder = os.environ.get("FILROUGE_DATA_DIR")
    if not folder or not Path(folder, "rome").exists():
        pytest.skip("FILROUGE_DATA_DIR n'est pas défini : le ROME N'A PAS été essayé")
    assert load_occupations(Path(folder, "rome")) > 1500
    assert "G1602" in {one.code for one in search_occupations("commis de cuisine")}
    assert search_occupations("maçon")
