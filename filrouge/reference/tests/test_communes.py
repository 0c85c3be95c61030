"""Communes: loaded in bulk, found by name or postcode."""

import json
from pathlib import Path

import pytest

from filrouge.privacy.roles import as_batch
from filrouge.reference.loading import load_communes
from filrouge.reference.models import Commune
from filrouge.reference.queries import commune_named, search_communes

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
