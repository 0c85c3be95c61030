"""The same as tests/access, in 10,000 worlds: part of `make proof`."""

import secrets

import pytest

from tests.access.loaded import differences
from tests.access.test_worlds import lived

WORLDS = 10_000


@pytest.mark.django_db
def test_everyone_sees_whom_they_may_in_ten_thousand_worlds() -> None:
    seed = secrets.randbits(32)
    loaded, problems = lived(seed, WORLDS)
    problems += differences(loaded)
    assert not problems, f"seed {seed}: {len(problems)} differences, first: {problems[0]}"
