"""The same as tests/sweeps/test_histories.py, ten thousand times: part of `make proof`.

In twenty parts, each a transaction undone at its end: any core takes the next one, and no table grows.
"""

import secrets

import pytest

from filrouge.sync.tests.histories import lived
from tests.cast import Cast

HISTORIES, PARTS = 10_000, 20


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_in_ten_thousand_histories(cast: Cast, part: int) -> None:
    seed = secrets.randbits(32)
    problems = lived(seed, HISTORIES // PARTS, cast.amina, cast.nour_pathway)
    assert not problems, f"part {part}, seed {seed}: {len(problems)} problems, first: {problems[0]}"
