"""Centres of communes, from a file in the shape of the one La Poste publishes."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Commune
from filrouge.reference.points import load_points

# Made up: a commune of two postcodes, an arrondissement, a line without point.
POINTS = """Code_commune_INSEE;Nom_commune;Code_postal;Libelle_acheminement;Ligne_5;coordonnees_gps
34032;GRANDE VILLE;34500;GRANDE VILLE;;43.30, 3.20
34032;GRANDE VILLE;34501;GRANDE VILLE;;43.40, 3.30
13209;AUTRE VILLE 09;13009;AUTRE VILLE;;43.25, 5.40
1001;PETIT BOURG;01400;PETIT BOURG;;
"""


@pytest.fixture
def communes(db: None) -> None:
    with as_batch("fixture"):
        for code in ("34032", "13055", "01001"):
            Commune.objects.create(code=code, name=code, search_key=code, department=code[:2], postcodes=[])


@pytest.mark.usefixtures("communes")
def test_a_commune_is_in_the_middle_of_its_postcodes(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text(POINTS)
    assert load_points(path) == 2
    assert Commune.objects.get(code="34032").point == pytest.approx((43.35, 3.25))
    assert Commune.objects.get(code="13055").point == (43.25, 5.40)
    assert Commune.objects.get(code="01001").point is None


@pytest.mark.usefixtures("communes")
def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "autre.csv"
    path.write_text("a;b\n1;2\n")
    with pytest.raises(CommandError, match="ne se lit pas"):
        call_command("load_points", str(path))
