"""100,000 services brought into an empty directory, the same file again, then searched on its screen."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from django.urls import reverse

from bench.measure import Case, ask, percentile
from bench.offer import lay_communes, written
from bench.site import site
from bench.viewers import viewers
from demo.offer_words import TOWNS
from filrouge.directory.models import DirectoryImport, Kind
from filrouge.directory.tasks import brought_by_hand
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.reference.themes import THEMES
from filrouge.shared.transactions import current_connection

from . import BATCHES, Batch

PEOPLE, SEARCHES = 1500, 200
EMPTY = "TRUNCATE directory_structure, directory_service, directory_directoryimport CASCADE"
WORDS = ("", "", "", "permis", "gardes enfants", "ecrire son cv", "médecin")
NOTHING_NEW = {"added": 0, "changed": 0, "gone": 0, "refused": 0}


def _lay() -> Sequence[str]:
    with acting_as(OWNER), current_connection().cursor() as cursor:
        cursor.execute(EMPTY)
    lay_communes()
    paths = written(Path(tempfile.mkdtemp(prefix="fr-offer-")))
    cookie = next(viewer for viewer in viewers() if viewer.name == "all").cookie()
    return str(paths[Kind.STRUCTURES]), str(paths[Kind.SERVICES]), cookie


def _structures(path: str, _services: str, _cookie: str) -> None:
    brought_by_hand(Kind.STRUCTURES, path, complete=True)


def _services(_structures: str, path: str, _cookie: str) -> None:
    brought_by_hand(Kind.SERVICES, path, complete=True)


def _again(_structures: str, path: str, _cookie: str) -> None:
    brought_by_hand(Kind.SERVICES, path, complete=True)
    with as_batch("bench: what the same file changed"):
        counts = DirectoryImport.objects.latest("created_at").counts
    if {name: counts[name] for name in NOTHING_NEW} != NOTHING_NEW:
        raise SystemExit(f"The same file changed something: {counts}")


def _search(_structures: str, _services: str, cookie: str) -> dict[str, float]:
    requests = [{"url": url, "data": {}} for url in _addresses()]
    case = Case("directory", "all", 0, cookie, 200, requests)
    with site(os.environ) as port:
        answers = [ask(port, case, requests[number % len(requests)]) for number in range(-5, SEARCHES)][5:]
    return {
        "seconds": round(percentile([one.ms for one in answers], 95) / 1000, 3),
        "requests": len(answers),
        "queries": max(one.cost["queries"] for one in answers),
    }


def _addresses() -> list[str]:
    """As different as people ask: a theme or a word, around a town, near or far, for someone or anyone."""
    dice = Random(2)
    asked = [
        {
            "cherche": dice.choice(WORDS),
            "theme": dice.choice(THEMES).code if number % 3 else "",
            "commune": f"{dice.choice(TOWNS).name}",
            "km": dice.choice((10, 20, 50, 100)),
            "public": dice.choice(("", "", "jeunes")),
            **({"gratuit": "on"} if number % 4 == 0 else {}),
        }
        for number in range(SEARCHES)
    ]
    return [f"{reverse('directory:services-index')}?{urlencode(one)}" for one in asked]


STEPS = {"structures": _structures, "services": _services, "same again": _again, "search": _search}
BATCHES.append(Batch("directory", PEOPLE, _lay, STEPS))
