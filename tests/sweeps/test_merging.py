"""Fifteen of the 600 random worlds of tests/proof/test_merging.py."""

from filrouge.people.tests.widening import assert_never_widens
from tests.cast import Cast


def test_in_random_worlds_nobody_reads_more_than_before(cast: Cast) -> None:
    assert_never_widens(cast, seed=0, worlds=15)
