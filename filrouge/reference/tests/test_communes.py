"""Communes: loaded in bulk, found by name or postcode."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from filrouge.privacy.roles import as_batch
from filrouge.reference.loading import load_communes, load_epcis
from filrouge.reference.models import Commune, Epci
from filrouge.reference.queries import commune_named, communes_named, search_communes

READ = [
    ("34032", "Béziers", "34", ["34500"], 80341, "commune-actuelle"),
    ("34033", "Béziers-le-Petit", "34", ["34501"], 12, "commune-actuelle"),
    ("42207", "Saint-Chamond", "42", ["42400"], 35000, "commune-actuelle"),
    ("97415", "Saint-Paul", "974", ["97460", "97411"], 104000, "commune-actuelle"),
    ("16341", "Saint-Paul", "16", ["16210"], 150, "commune-actuelle"),
    ("01015", "Arbignieu", "01", [], 0, "commune-deleguee"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    names = ("code", "nom", "departement", "codesPostaux", "population", "type")
    path = tmp_path / "communes.json"
    path.write_text(json.dumps([dict(zip(names, one, strict=True)) for one in READ]))
    return path


@pytest.fixture
def loaded(db: None, path: Path) -> Path:
    load_communes(path)
    return path


def test_loading_twice_changes_nothing(loaded: Path) -> None:
    before = list(Commune.objects.order_by("code").values())
    assert load_communes(loaded) == 5
    assert list(Commune.objects.order_by("code").values()) == before
    assert [one["code"] for one in before] == ["16341", "34032", "34033", "42207", "97415"]


def test_a_commune_that_grew_is_brought_up_to_date(loaded: Path) -> None:
    with as_batch("fixture"):
        Commune.objects.filter(code="34032").update(population=1)
    load_communes(loaded)
    assert Commune.objects.get(code="34032").population == 80341


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("beziers", ["34032", "34033"]),
        ("Saint-P", ["97415", "16341"]),
        ("42400", ["42207"]),
        ("424", []),
        ("b", []),
        ("", []),
        ("Atlantis", []),
    ],
)
def test_found_while_typing(loaded: Path, typed: str, codes: list[str]) -> None:
    assert [commune.code for commune in search_communes(typed)] == codes


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Béziers", "34032"),
        ("Béziers (34)", "34032"),
        ("34500", "34032"),
        ("34032", "34032"),
        ("Saint-Paul", None),
        ("Saint-Paul (974)", "97415"),
        ("saint chamond", "42207"),
        ("Atlantis", None),
    ],
)
def test_the_one_meant(loaded: Path, typed: str, code: str | None) -> None:
    found = commune_named(typed)
    assert (found.code if found else None) == code


class TestEpcis:
    def written(self, path: Path, **gathered: list[str]) -> Path:
        """Beside the communes, as published: « CA_Biterrois » gathers these."""
        epcis = path.with_name("epci.json")
        read = [
            {
                "code": f"20000000{number}",
                "nom": name.replace("_", " "),
                "membres": [{"code": one} for one in codes],
            }
            for number, (name, codes) in enumerate(gathered.items())
        ]
        epcis.write_text(json.dumps(read))
        return epcis

    def gathered(self) -> dict[str, str | None]:
        return dict(Commune.objects.values_list("code", "epci__name"))

    def test_communes_know_theirs_and_follow_the_file(self, loaded: Path) -> None:
        assert load_epcis(self.written(loaded, CA_Biterrois=["34032", "34033"], CC_Rien=["99999"])) == 2
        assert self.gathered() == {
            "16341": None,
            "34032": "CA Biterrois",
            "34033": "CA Biterrois",
            "42207": None,
            "97415": None,
        }
        load_epcis(self.written(loaded, CA_Béziers=["34032"], CC_Autre=["42207"]))
        assert {code: name for code, name in self.gathered().items() if name} == {
            "34032": "CA Béziers",
            "42207": "CC Autre",
        }
        load_communes(loaded)
        assert self.gathered()["34032"] == "CA Béziers"
        assert Epci.objects.count() == 2

    def test_the_command_loads_both(self, db: None, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(CommandError, match=r"epci\.json"):
            call_command("load_communes", path=path)
        self.written(path, CA_Biterrois=["34032"])
        call_command("load_communes", path=path)
        assert "5 communes, 1 intercommunalités." in capsys.readouterr().out

    def test_the_name_of_one_gives_its_communes(self, loaded: Path) -> None:
        load_epcis(self.written(loaded, CA_Biterrois=["34033", "34032"]))
        assert communes_named(" ca biterrois") == ["34032", "34033"]
        assert communes_named("34500") == ["34032"]
        assert communes_named("Biterrois") == []
        assert communes_named("") == []
