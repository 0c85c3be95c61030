"""The directory at the scale of a country: 100,000 services brought in, then searched. Part of `make proof`."""

import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from bench.offer import SERVICES, lay_communes, written
from demo.offer_words import TOWNS
from filrouge.directory.models import Kind, Service
from filrouge.directory.nearby import around
from filrouge.directory.search import Wanted, search
from filrouge.directory.tasks import brought_by_hand
from filrouge.privacy.context import acting
from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference.models import Commune
from filrouge.reference.themes import THEMES
from filrouge.shared.transactions import current_connection
from tests.cast import Cast

pytestmark = [pytest.mark.proof, pytest.mark.django_db]

SECONDS, MEGABYTES, MILLISECONDS = 60, 500, 150
WORDS = ("", "", "", "permis", "gardes enfants", "ecrire son cv", "médecin")


def test_a_hundred_thousand_services_come_in_within_a_minute_then_are_found_at_once(
    cast: Cast, tmp_path: Path
) -> None:
    files = written(tmp_path)
    brought_by_hand(Kind.STRUCTURES, str(files[Kind.STRUCTURES]), complete=True)
    first = timed(lambda: brought_by_hand(Kind.SERVICES, str(files[Kind.SERVICES]), complete=True))
    again = timed(lambda: brought_by_hand(Kind.SERVICES, str(files[Kind.SERVICES]), complete=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert Service.objects.current().count() == SERVICES
    with acting_as(OWNER), current_connection().cursor() as cursor:
        cursor.execute("ANALYZE directory_service, directory_structure")
    laps = sorted(search_laps(cast))
    median, late = laps[len(laps) // 2], laps[len(laps) * 95 // 100]
    print(f"import {first:.1f} s, again {again:.1f} s, {memory:.0f} MB; search {median:.0f} / {late:.0f} ms")
    assert (first < SECONDS, again < SECONDS, memory < MEGABYTES, late < MILLISECONDS) == (True,) * 4


def search_laps(cast: Cast, count: int = 200) -> Iterator[float]:
    dice = Random(2)  # noqa: S311
    lay_communes()
    with acting(cast.amina):
        places = [around(commune) for commune in Commune.objects.filter(pk__in=[t.code for t in TOWNS])]
        for number in range(count):
            wanted = Wanted(
                words=dice.choice(WORDS),
                themes=(dice.choice(THEMES).code,) if number % 3 else (),
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
