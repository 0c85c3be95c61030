"""The same as tests/sweeps/test_merging.py, forty times: part of `make proof`."""

import pytest

from filrouge.people.tests.widening import assert_never_widens
from tests.cast import Cast


@pytest.mark.parametrize("seed", range(40))
def test_in_six_hundred_random_worlds_nobody_reads_more_than_before(cast: Cast, seed: int) -> None:
    assert_never_widens(cast, seed=seed, worlds=15)
