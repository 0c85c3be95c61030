"""A ROME as large as the published one (the published one when FILROUGE_DATA_DIR holds it), the same files again, then
searched on its screen with what people say."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from django.urls import reverse

from bench.measure import Case, ask, percentile
from bench.site import site
from bench.viewers import viewers
from bench.vocabulary import written
from filrouge.reference.rome import load_rome
from filrouge.reference.trades import TRADES

from . import BATCHES, SCREENS, Batch, Request, Screen

PEOPLE, SEARCHES = 1500, 200
SAID = (
    *(
        "faire le ménage",
        "maçonne",
        "m’occuper d’enfants",
        "conduire un camion",
        "réparer des voitures",
        "cuisinière",
    ),
    *(
        "infirmière",
        "plombié",
        "travailler dans un bureau",
        "professeur de français",
        "boulengere",
        "ouvrier",
    ),
)


def _lay() -> Sequence[str]:
    real = Path(os.environ.get("FILROUGE_DATA_DIR", "")) / "rome"
    folder = real if real.is_dir() else written(Path(tempfile.mkdtemp(prefix="fr-rome-")))
    return str(folder), next(viewer for viewer in viewers() if viewer.name == "all").cookie()


def _load(folder: str, _cookie: str) -> None:
    load_rome(Path(folder))


def _again(folder: str, _cookie: str) -> None:
    counts = load_rome(Path(folder)).counts["occupations"]
    if counts["added"] or counts["changed"] or counts["gone"]:
        raise SystemExit(f"The same files changed something: {counts}")


def _search(_folder: str, cookie: str) -> dict[str, float]:
    """As different as people ask: everyday words, names, one word begun."""
    dice = Random(3)
    everyday = [said for one in TRADES for said in one.everyday_list]
    asked = [dice.choice((*SAID, *everyday)) for _number in range(SEARCHES)]
    asked = [said[: max(4, len(said) // 2)] if number % 4 == 0 else said for number, said in enumerate(asked)]
    where = reverse("reference:occupations-index")
    requests = [{"url": f"{where}?{urlencode({'cherche': said})}", "data": {}} for said in asked]
    case = Case("vocabulary", "all", 0, cookie, 200, requests)
    with site(os.environ) as port:
        answers = [ask(port, case, requests[number % len(requests)]) for number in range(-5, SEARCHES)][5:]
    return {
        "seconds": round(percentile([one.ms for one in answers], 95) / 1000, 3),
        "requests": len(answers),
        "queries": max(one.cost["queries"] for one in answers),
    }


BATCHES.append(Batch("vocabulary", PEOPLE, _lay, {"load": _load, "same again": _again, "search": _search}))
SCREENS += [Screen("frameworks", lambda _viewer: [Request(reverse("reference:frameworks-index"))])]
