"""The same as filrouge/sync/tests/test_histories.py, ten thousand times: part of `make proof`."""

import secrets

import pytest

from filrouge.sync.tests.histories import lived
from tests.cast import Cast

LIVES = 10_000


@pytest.mark.django_db
def test_nothing_is_lost_in_ten_thousand_lives(cast: Cast) -> None:
    seed = secrets.randbits(32)
    problems = lived(seed, LIVES, cast.amina, cast.nour_pathway)
    assert not problems, f"seed {seed}: {len(problems)} problems, first: {problems[0]}"
