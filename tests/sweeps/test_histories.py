"""Two hundred random histories: half always the same, half new each time. Ten thousand in tests/proof."""

import secrets
from dataclasses import replace
from typing import Any

import pytest

from filrouge.sync.envelopes import Read, read
from filrouge.sync.tests.histories import lived
from tests.cast import Cast

HISTORIES = 100


@pytest.mark.parametrize("seed", [20261125, None], ids=["known", "new"])
def test_nothing_is_lost_doubled_or_overwritten_whatever_happens(cast: Cast, seed: int | None) -> None:
    seed = seed or secrets.randbits(32)
    problems = lived(seed, HISTORIES, cast.amina, cast.nour_pathway)
    assert not problems, f"seed {seed}: {len(problems)} problems, first: {problems[0]}"


def last_writer_wins(changes: Any, current: Any, labels: Any, joins: Any = None) -> tuple:
    return {name: pair[1] for name, pair in changes.items()}, ()


def nothing_is_traced(traces: Any) -> None:
    traces.waiting.clear()


def choices_are_forgotten(operation: Any, written: Any) -> dict:
    return {name: tuple(pair) for name, pair in (written or {}).items()}


def another_value(handler: Any, payload: dict, schema: int) -> dict:
    return {**payload, "note": "0"} if "note" in payload else payload


def another_text(sent: Any, device: Any) -> Read:
    found = read(sent, device)
    return replace(found, text=f"{found.text} ")


@pytest.mark.parametrize(
    ("place", "fault", "said"),
    [
        ("filrouge.sync.tests.histories.merged", last_writer_wins, "overwritten without a word"),
        ("filrouge.sync.actions.applying.Traces.write", nothing_is_traced, "contacts noted"),
        ("filrouge.sync.asking._changes", choices_are_forgotten, "on the telephone"),
        ("filrouge.sync.registry.Handler.upgraded", another_value, "written 0"),
        ("filrouge.sync.exchanges.read", another_text, "never left"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_fault_in_the_code_does_not_go_unnoticed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, place: str, fault: Any, said: str
) -> None:
    """The histories are worth what they can see: the code is broken on purpose, in one place at a time."""
    monkeypatch.setattr(place, fault)
    problems = lived(1, 25, cast.amina, cast.nour_pathway)
    assert any(said in problem for problem in problems), problems[:5]
