"""Zones: communes told rural by the published grid, priority districts and their communes."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Commune, PriorityDistrict
from filrouge.reference.queries import districts_in_commune
from filrouge.reference.zones import load_density, load_districts

# Made up, in the shape of the published files: titles above, then the headings.
GRID = """Grille communale de densité
Mise en ligne : un jour

CODGEO;LIBGEO;DENS;LIBDENS
01001;Petit Bourg;5;Bourgs ruraux
34032;Grande Ville;1;Grands centres urbains
2A004;Ville Moyenne;2;Centres urbains intermédiaires
"""
DISTRICTS = """code_qp,lib_qp,insee_com,lib_com
QN00001A,Les Lilas,"34032, 34033",Grande Ville
QN00002B,Le Pré,34032,Grande Ville
QN00001A,Les Lilas,2A004,Ville Moyenne
"""


@pytest.fixture
def communes(db: None) -> None:
    with as_batch("fixture"):
        for code in ("01001", "34032", "2A004", "99999"):
            Commune.objects.create(code=code, name=code, search_key=code, department=code[:2], postcodes=[])


@pytest.fixture
def grid(tmp_path: Path) -> Path:
    path = tmp_path / "grille.csv"
    path.write_text(GRID)
    return path


@pytest.fixture
def districts(tmp_path: Path) -> Path:
    path = tmp_path / "qpv.csv"
    path.write_text(DISTRICTS)
    return path


def test_the_grid_says_which_communes_are_rural(communes: None, grid: Path) -> None:
    assert load_density(grid) == 3
    told = {one.code: one.is_rural for one in Commune.objects.all()}
    assert told == {"01001": True, "34032": False, "2A004": False, "99999": None}


def test_a_level_that_does_not_exist_loads_nothing(communes: None, tmp_path: Path) -> None:
    path = tmp_path / "grille.csv"
    path.write_text(GRID.replace(";5;", ";9;"))
    with pytest.raises(CommandError, match="1 to 7"):
        call_command("load_density", path)
    assert not Commune.objects.exclude(density=None).exists()


def test_another_file_is_refused_with_the_columns_looked_for(communes: None, districts: Path) -> None:
    with pytest.raises(CommandError, match="codgeo, dens"):
        call_command("load_density", districts)


def test_loading_districts_twice_changes_nothing(db: None, districts: Path) -> None:
    assert load_districts(districts) == 2
    assert load_districts(districts) == 2
    assert PriorityDistrict.objects.get(code="QN00001A").communes == ["34032", "34033", "2A004"]
    assert [one.name for one in districts_in_commune("34032")] == ["Le Pré", "Les Lilas"]
    assert not districts_in_commune("")
