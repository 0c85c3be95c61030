from typing import Any

import pytest

from bench.verdicts import BATCHES, P95_MS, verdicts

SMALL, MIDDLE, LARGE = 1500, 15_000, 68_000


def day(people: int, **more: Any) -> dict[str, Any]:
    return {
        "case": "day",
        "people": people,
        "viewer": "small",
        "median_ms": 20.0,
        "p95_ms": 30.0,
        "queries": 9,
        "rss_mb": 130.0,
        "rows": 1000,
        "buffers": 1000,
        "pages_per_second": 80.0,
        **more,
    }


def everything(**changed: Any) -> list[dict[str, Any]]:
    """All that must be measured, each target held; `changed` is what « day » is at 68,000 people."""
    screens = [day(people, case=case) for case in P95_MS for people in (SMALL, MIDDLE, LARGE)]
    batches = [
        {"case": case, "people": MIDDLE, "seconds": 0.1}
        | {name: most * 2 // 3 for name, most in limits.items()}
        for case, limits in BATCHES.items()
    ]
    return _with(screens + batches, LARGE, **changed)


def _with(figures: list[dict[str, Any]], people: int, **changed: Any) -> list[dict[str, Any]]:
    return [one | changed if (one["case"], one["people"]) == ("day", people) else one for one in figures]


def test_held_targets_are_said_in_one_sentence() -> None:
    assert verdicts(everything()) == ["Toutes les cibles sont tenues."]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"p95_ms": 60.1}, "day, 68000 personnes, small : p95 de 60.1 ms pour 60 visées."),
        ({"queries": 13}, "day, 68000 personnes, small : 13 requêtes pour 12 visées."),
        ({"rss_mb": 180.0}, "day, 68000 personnes, small : 180.0 Mo pour moins de 180 visés."),
        ({"rows": 2001}, "day, 68000 personnes, small : 2001 lignes lues, contre 1000 à 1500 personnes."),
        ({"buffers": 2001}, "day, 68000 personnes, small : 2001 pages lues, contre 1000 à 1500 personnes."),
        ({"pages_per_second": 10.0}, "40.0 pages par seconde à 68000 personnes, pour 60 visées."),
    ],
)
def test_a_missed_target_is_said(changed: dict[str, float], said: str) -> None:
    assert verdicts(everything(**changed)) == [f"- {said}"]


@pytest.mark.parametrize("changed", [{"p95_ms": 60.0}, {"queries": 12}, {"rss_mb": 179.9}, {"rows": 2000}])
def test_what_is_just_held_is_held(changed: dict[str, float]) -> None:
    assert verdicts(everything(**changed)) == ["Toutes les cibles sont tenues."]


def test_the_coordination_may_take_longer() -> None:
    slow = [one | {"p95_ms": 99.0} if one["case"] == "coordination" else one for one in everything()]
    assert verdicts(slow) == ["Toutes les cibles sont tenues."]


def test_a_screen_without_a_target_of_its_own_has_that_of_all() -> None:
    said = verdicts([*everything(), day(LARGE, case="referrals", p95_ms=61.0)])
    assert said == ["- referrals, 68000 personnes, small : p95 de 61.0 ms pour 60 visées."]


@pytest.mark.parametrize("people", [SMALL, MIDDLE])
def test_time_and_reading_are_judged_at_68000_people_only(people: int) -> None:
    slow = {"p95_ms": 61.0, "pages_per_second": 10.0}
    assert verdicts(_with(everything(), people, **slow)) == ["Toutes les cibles sont tenues."]


@pytest.mark.parametrize("people", [SMALL, MIDDLE])
def test_queries_and_memory_are_judged_at_every_size(people: int) -> None:
    assert len(verdicts(_with(everything(), people, queries=13, rss_mb=181.0))) == 2


def test_a_few_rows_more_are_no_growth_but_many_from_none_are() -> None:
    few = _with(everything(rows=500), SMALL, rows=20)
    assert verdicts(few) == ["Toutes les cibles sont tenues."]
    many = _with(everything(rows=501), SMALL, rows=0)
    assert verdicts(many) == ["- day, 68000 personnes, small : 501 lignes lues, contre 0 à 1500 personnes."]


def test_each_viewer_is_compared_with_themselves() -> None:
    more = [day(SMALL, viewer="all", rows=40_000), day(LARGE, viewer="all", rows=50_000)]
    assert verdicts([*everything(), *more]) == ["Toutes les cibles sont tenues."]


def test_a_screen_that_writes_is_compared_by_its_time() -> None:
    unread = {"rows": None, "buffers": None}
    written = _with(everything(**unread, median_ms=40.1), SMALL, **unread)
    assert verdicts(written) == [
        "- day, 68000 personnes, small : 40.1 ms de médiane, contre 20.0 à 1500 personnes."
    ]


@pytest.mark.parametrize(
    ("changed", "missed"), [({"seconds": 60.0}, True), ({"rss_mb": 300.0}, True), ({"seconds": 59.9}, False)]
)
def test_the_import_has_a_minute_and_300_megabytes(changed: dict[str, float], missed: bool) -> None:
    figures = [one | changed if one["case"] == "import, commit" else one for one in everything()]
    assert any("import, commit" in said for said in verdicts(figures)) is missed


@pytest.mark.parametrize(
    ("case", "changed", "said"),
    [
        ("phone, 500 notes", {"seconds": 5.0}, "5.0 s et 1333 ko, pour moins de 5 s et 2000 ko visés."),
        (
            "phone, 500 notes",
            {"kilobytes": 2100.0},
            "3 s et 2100.0 ko, pour moins de 5 s et 2000 ko visés.",
        ),
        ("funnel, opened", {"seconds": 0.301}, "0.301 s, pour moins de 0.3 s visés."),
    ],
)
def test_a_telephone_and_the_funnel_have_targets_of_their_own(
    case: str, changed: dict[str, float], said: str
) -> None:
    figures = [one | changed if one["case"] == case else one for one in everything()]
    assert verdicts(figures) == [f"- {case}, {MIDDLE} personnes : {said}"]


def test_batch_work_without_a_target_is_only_shown() -> None:
    undo = {"case": "import, undo", "people": MIDDLE, "seconds": 300.0, "rss_mb": 900.0}
    assert verdicts([*everything(), undo]) == ["Toutes les cibles sont tenues."]


def test_what_was_not_measured_is_not_said_to_be_held() -> None:
    partial = [
        one
        for one in everything()
        if (one["case"], one["people"]) != ("record", LARGE)
        and one["case"] not in ("search", "import, commit")
    ]
    assert verdicts(partial) == [
        "- record : pas encore mesuré à 68000 personnes.",
        "- search : pas encore mesuré à 1500 ni à 68000 personnes.",
        "- import, commit : pas encore mesuré.",
    ]
