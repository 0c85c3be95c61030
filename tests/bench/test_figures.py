import json
from pathlib import Path

import pytest

from bench import report
from bench.link import Link
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
    "pages_per_second": 80.0,
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


def test_the_page_says_what_is_missed_and_by_which_rule(results: Path) -> None:
    report.write([GOOD | {"queries": 13}])
    page = (results / "latest.md").read_text()
    assert "- day, 1500 personnes, small : 13 requêtes pour 12 visées." in page
    assert "## Ce qui est visé" in page


def test_figures_of_two_commits_are_said_to_be(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for commit, people in (("aaa", 1500), ("bbb", 68_000)):
        monkeypatch.setattr(report, "commit", lambda commit=commit: commit)
        monkeypatch.setattr(report, "interpreter", lambda: "3.11.2")
        report.write([GOOD | {"people": people}])
        said = (
            "Mesuré au commit aaa, Python 3.11.2."
            if people == 1500
            else "- bbb, Python 3.11.2 : 68000 personnes"
        )
        assert said in (results / "latest.md").read_text()


def test_marks_of_a_transaction_are_not_counted_as_queries() -> None:
    cost = Cost()
    for sql in (
        "SAVEPOINT a",
        "RELEASE SAVEPOINT a",
        "SET TRANSACTION READ ONLY; SELECT set_config('a', 'b', true)",
    ):
        cost(lambda *_arguments: None, sql, None, False, {})
    assert cost.queries == 1


def test_a_poor_network_is_counted_and_the_server_measured() -> None:
    """Three round trips of 400 ms, a megabit a second, and what the server took."""
    link = Link(port=0, cookie="", requests=3, up=100_000, down=25_000, server=0.5)
    assert link.seconds == pytest.approx(3 * 0.4 + 1 + 0.5)
    assert link.figures()["kilobytes"] == 125


def test_what_a_step_counted_is_shown_beside_its_seconds(results: Path) -> None:
    phone = {"case": "phone, 500 notes", "people": 15_000, "seconds": 3.1, "rss_mb": 90.0, "queries": 1200}
    phone["kilobytes"] = 900
    report.write([GOOD, phone])
    page = (results / "latest.md").read_text()
    assert "| phone, 500 notes | 15000 | 3.1 | 90.0 |  |  |  | 1200 |" in page
