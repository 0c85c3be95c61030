import json
from pathlib import Path

import pytest

from bench import report
from bench.measure import percentile
from bench.middleware import Cost

GOOD = {
    "case": "day",
    "people": 1500,
    "viewer": "small",
    "median_ms": 20.0,
    "p95_ms": 30.0,
    "queries": 9,
    "db_ms": 5.0,
    "rss_mb": 130.0,
    "rows": 100,
    "buffers": 50,
}


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results")
    return tmp_path / "results"


def test_the_95th_percentile_leaves_one_in_twenty_above() -> None:
    assert percentile([float(n) for n in range(1, 101)], 95) == 95
    assert percentile([7.0], 95) == 7


def test_figures_of_another_size_are_kept_and_those_of_the_same_replaced(results: Path) -> None:
    report.write([GOOD, GOOD | {"people": 15_000}])
    report.write([GOOD | {"p95_ms": 31.0}])
    latest = json.loads((results / "latest.json").read_text())
    assert [(one["people"], one["p95_ms"]) for one in latest] == [(1500, 31.0), (15_000, 30.0)]


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        ({"p95_ms": 61.0}, "p95 de 61.0 ms pour 60 visées"),
        ({"queries": 13}, "13 requêtes pour 12 visées"),
        ({"rss_mb": 181.0}, "181.0 Mo pour 180 visés"),
        ({"rows": 201}, "201 lignes lues, contre 100 à 1500 personnes"),
    ],
)
def test_a_missed_target_is_said(results: Path, missed: dict[str, float], said: str) -> None:
    report.write([GOOD, GOOD | {"people": 68_000} | missed])
    assert said in (results / "latest.md").read_text()


def test_held_targets_are_said_too(results: Path) -> None:
    report.write([GOOD, {"case": "import, dry run", "people": 15_000, "seconds": 12.0, "rss_mb": 200.0}])
    assert "Toutes les cibles sont tenues." in (results / "latest.md").read_text()


def test_marks_of_a_transaction_are_not_counted_as_queries() -> None:
    cost = Cost()
    for sql in (
        "SAVEPOINT a",
        "RELEASE SAVEPOINT a",
        "SET TRANSACTION READ ONLY; SELECT set_config('a', 'b', true)",
    ):
        cost(lambda *_arguments: None, sql, None, False, {})
    assert cost.queries == 1
