"""Two hundred random histories: half always the same, half new each time. Ten thousand in tests/proof."""

import secrets

import pytest

from tests.cast import Cast

from .histories import lived

HISTORIES = 100


@pytest.mark.parametrize("seed", [20261125, None], ids=["known", "new"])
def test_nothing_is_lost_doubled_or_overwritten_whatever_happens(cast: Cast, seed: int | None) -> None:
    seed = seed or secrets.randbits(32)
    problems = lived(seed, HISTORIES, cast.amina, cast.nour_pathway)
    assert not problems, f"seed {seed}: {len(problems)} problems, first: {problems[0]}"
