"""What many acts would each do again is done once, at the end."""

from collections.abc import Collection

import pytest

from filrouge.shared.gathering import gathered, gathering

done: list[list[int]] = []


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    done.clear()


def do(keys: Collection[int]) -> None:
    done.append(list(keys))


def test_alone_it_is_done_at_once() -> None:
    gathered(do, [1])
    gathered(do, [1])
    assert done == [[1], [1]]


def test_together_it_is_done_once_at_the_end_in_the_order_of_arrival() -> None:
    with gathering():
        for keys in ([2], [1], [2, 3]):
            gathered(do, keys)
        assert done == []
    assert done == [[2, 1, 3]]


def test_nothing_is_done_for_what_was_undone() -> None:
    with pytest.raises(ZeroDivisionError), gathering():
        gathered(do, [1])
        raise ZeroDivisionError
    assert done == []
    gathered(do, [2])
    assert done == [[2]]
