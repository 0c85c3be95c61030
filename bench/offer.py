"""The offer of a country, as files that data·inclusion would publish: 100,000 services of the fictitious world."""

import json
from pathlib import Path
from random import Random

from demo.offer import many
from demo.offer_words import TOWNS, Town
from filrouge.directory.models import Kind
from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference.models import Commune, Epci
from filrouge.shared import clock
from filrouge.shared.text import search_key

SERVICES = 100_000
PLACES = 1500


def written(folder: Path, services: int = SERVICES) -> dict[str, Path]:
    """One file of structures, one of their services."""
    paths = {kind.value: folder / f"{kind.value}.jsonl" for kind in Kind}
    out = {kind: path.open("w") for kind, path in paths.items()}
    for kind, row in many(services, clock.today(), places()):
        out[kind].write(json.dumps(row) + "\n")
    for file in out.values():
        file.close()
    return paths


def places() -> list[Town]:
    """A third of everything in the thirty towns of the demonstration, the rest scattered over the country."""
    dice = Random(1)
    scattered = [
        Town(
            f"{dice.randint(1, 95):02}{number % 1000:03}",
            "34000",
            f"Ville {number}",
            dice.uniform(43, 50),
            dice.uniform(-1, 7),
        )
        for number in range(PLACES)
    ]
    return [*scattered, *(TOWNS * (PLACES // 2 // len(TOWNS)))]


def lay_communes() -> None:
    """Those of these towns, with their point, where the base has none; an intercommunality for each department."""
    departments = {town.department for town in places()}
    with acting_as(OWNER):
        Epci.objects.bulk_create(
            (Epci(code=_epci_of(one), name=f"CA {one}") for one in sorted(departments)), ignore_conflicts=True
        )
        Commune.objects.bulk_create(
            (
                Commune(
                    code=town.code,
                    name=town.name,
                    search_key=search_key(town.name),
                    department=town.department,
                    postcodes=[town.postcode],
                    latitude=town.latitude,
                    longitude=town.longitude,
                    epci_id=_epci_of(town.department),
                )
                for town in {town.code: town for town in places()}.values()
            ),
            ignore_conflicts=True,
        )


def _epci_of(department: str) -> str:
    return f"{department:0>9}"
