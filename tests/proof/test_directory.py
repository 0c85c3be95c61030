"""The directory at the scale of a country: 100,000 services brought in, then searched. Part of `make proof`."""

import json
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from demo.offer import many
from demo.offer_words import TOWNS, Town
from filrouge.directory.models import Kind, Service
from filrouge.directory.nearby import around
from filrouge.directory.search import Wanted, search
from filrouge.directory.tasks import brought_by_hand
from filrouge.privacy.context import acting
from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference.barriers import SUB_THEMES
from filrouge.reference.models import Commune
from filrouge.shared import clock
from filrouge.shared.transactions import current_connection
from tests.cast import Cast

pytestmark = [pytest.mark.proof, pytest.mark.django_db]

SERVICES = 100_000
SECONDS, MEGABYTES, MILLISECONDS = 60, 500, 150
WORDS = ("", "", "", "permis", "gardes enfants", "ecrire son cv", "médecin")


def towns_of_a_country(count: int = 1500) -> list[Town]:
    """A third of everything in the thirty towns of the demonstration, the rest scattered."""
    dice = Random(1)  # noqa: S311
    scattered = [
        Town(
            f"{dice.randint(1, 95):02}{n:03}"[:5],
            "34000",
            f"Ville {n}",
            dice.uniform(43, 50),
            dice.uniform(-1, 7),
        )
        for n in range(count)
    ]
    return [*scattered, *(TOWNS * (count // 2 // len(TOWNS)))]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    paths = {kind.value: tmp_path / f"{kind.value}.jsonl" for kind in Kind}
    out = {kind: path.open("w") for kind, path in paths.items()}
    for kind, row in many(SERVICES, clock.today(), towns_of_a_country()):
        out[kind].write(json.dumps(row) + "\n")
    for file in out.values():
        file.close()
    return paths


def test_a_hundred_thousand_services_come_in_within_a_minute_then_are_found_at_once(
    cast: Cast, files: dict[str, Path]
) -> None:
    brought_by_hand(Kind.STRUCTURES, str(files[Kind.STRUCTURES]), complete=True)
    first = timed(lambda: brought_by_hand(Kind.SERVICES, str(files[Kind.SERVICES]), complete=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    again = timed(lambda: brought_by_hand(Kind.SERVICES, str(files[Kind.SERVICES]), complete=True))
    assert Service.objects.current().count() == SERVICES
    with acting_as(OWNER), current_connection().cursor() as cursor:
        cursor.execute("ANALYZE directory_service")
        cursor.execute("ANALYZE directory_structure")
    laps = sorted(search_laps(cast))
    median, late = laps[len(laps) // 2], laps[len(laps) * 95 // 100]
    print(f"import {first:.1f} s, again {again:.1f} s, {memory:.0f} MB; search {median:.0f} / {late:.0f} ms")
    assert (first < SECONDS, again < SECONDS, memory < MEGABYTES, late < MILLISECONDS) == (True,) * 4


def search_laps(cast: Cast, count: int = 200) -> Iterator[float]:
    dice = Random(2)  # noqa: S311
    with acting_as(OWNER):
        Commune.objects.bulk_create(
            Commune(code=t.code, name=t.name, search_key=t.name, department=t.department, postcodes=[])
            for t in TOWNS
        )
    with acting(cast.amina):
        places = [around(commune) for commune in Commune.objects.filter(pk__in=[t.code for t in TOWNS])]
        for number in range(count):
            wanted = Wanted(
                words=dice.choice(WORDS),
                themes=(dice.choice(SUB_THEMES).theme,) if number % 3 else (),
                around=dice.choice(places) if number % 10 else None,
                km=dice.choice((10, 20, 50, 100)),
                audience=dice.choice(("", "", "jeunes")),
                free=number % 4 == 0,
            )
            yield timed(lambda: search(wanted)) * 1000  # noqa: B023


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
