import resource

from config.roomy import roomy

TURNS, DEPTHS = 200, range(1, 400)


def _deep(depth: int) -> None:
    """At this depth, a loop whose calls go one frame deeper."""
    if depth:
        _deep(depth - 1)
        return
    for _turn in range(TURNS):
        _leaf()


def _leaf() -> None:
    pass


def _most_pages_asked() -> int:
    """Of the system, for one loop, at the depth where it asks the most."""
    return max(_pages_asked(depth) for depth in DEPTHS)


def _pages_asked(depth: int) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    _deep(depth)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def test_a_loop_at_the_end_of_a_chunk_asks_for_a_new_one_at_each_turn() -> None:
    """Why `roomy` is there: if this no longer holds, it has no reason to be."""
    assert _most_pages_asked() >= TURNS


def test_with_room_no_depth_is_worse_than_another() -> None:
    assert roomy(_most_pages_asked)() < TURNS // 2


def test_it_is_called_as_before() -> None:
    assert roomy(divmod)(7, 2) == (3, 1)
    assert roomy(int)("ff", base=16) == 255
