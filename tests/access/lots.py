"""Lots of worlds laid together, and the story told when the two opinions differ."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy

from django.db import connection, transaction

from .loaded import Difference, live, load
from .seen import differences
from .worlds import World, random_world

TOLD = 5
TOGETHER = 25  # each user looks at all of the lot: larger lots cost more than they prove


def of(worlds: Iterable[World]) -> list[Difference]:
    """Laid, lived in and looked at; nothing of them is left in the database."""
    with undone():
        loaded = load(worlds)
        found = live(loaded) + differences(loaded)
        connection.check_constraints()
    return found


def first_to_differ(seeds: range) -> list[Difference]:
    """The differences of the first lot that has some."""
    starts = range(seeds.start, seeds.stop, TOGETHER)
    found = (of(map(random_world, range(start, min(start + TOGETHER, seeds.stop)))) for start in starts)
    return next(filter(None, found), [])


def must_agree(seeds: range) -> None:
    """Raises AssertionError: the worlds that differ, how to play one again, and the smallest like the first."""
    found = first_to_differ(seeds)
    assert not found, story(found)


def story(found: list[Difference]) -> str:
    seed = found[0].seed
    lines = [
        f"{len(found)} differences:",
        *map(str, found[:TOLD]),
        f"Again: WORLD={seed} pytest tests/access",
    ]
    return "\n".join([*lines, f"The smallest that differs like world {seed}: {smallest(random_world(seed))}"])


def smallest(world: World) -> World:
    """Parts are taken away as long as something differs; the world as it was if nothing does when it is alone."""
    smaller = next((one for one in world.smaller() if differs(one)), None)
    return smallest(smaller) if smaller else world


def differs(world: World) -> bool:
    """Beside two worlds, whose people are strangers."""
    beside = (random_world(world.seed + 1), random_world(world.seed + 2))
    return any(one.seed == world.seed for one in of((deepcopy(world), *beside)))


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
