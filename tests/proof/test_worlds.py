"""The same as tests/access, in 10,000 worlds: part of `make proof`.

In lots that are laid one after the other: each is a transaction of its own, and several run at once.
"""

import secrets

import pytest

from tests.access import lots

LOTS, WORLDS = 100, 100


@pytest.mark.django_db
@pytest.mark.parametrize("lot", range(LOTS))
def test_everyone_sees_whom_they_may_in_ten_thousand_worlds(lot: int) -> None:
    seed = secrets.randbits(48)
    lots.must_agree(range(seed, seed + WORLDS))
