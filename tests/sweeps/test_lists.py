"""Ten thousand lines of a list, read at once."""

import resource
import time

import pytest

from filrouge.pathways.lists.duplicates import find_internal_duplicates
from filrouge.pathways.tests.lists.samples import many_lines, read_list

LINES = 10_000


def test_ten_thousand_lines_are_read_in_memory() -> None:
    data = many_lines(LINES)
    before = _megabytes()
    read(data)
    assert _megabytes() - before < 150


@pytest.mark.proof  # a bound in seconds
def test_ten_thousand_lines_are_read_in_time() -> None:
    data, start = many_lines(LINES), time.process_time()
    read(data)
    assert time.process_time() - start < 10


def read(data: bytes) -> None:
    result = read_list(data, "liste.csv")
    assert len(result.rows) == LINES
    find_internal_duplicates(result.rows)


def _megabytes() -> float:
    """The most this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
