"""Reads the communes of the *code officiel géographique*, and their intercommunalities, and puts them in the tables."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connections

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.shared.text import search_key
from filrouge.shared.transactions import alias

COLUMNS = "code, name, search_key, department, postcodes, population"
# Marseille, Lyon and Paris are one commune each; their arrondissements have a postcode and are not communes.
KINDS = ("commune-actuelle",)

REPLACE = f"""
INSERT INTO reference_commune ({COLUMNS}) SELECT {COLUMNS} FROM communes_read
ON CONFLICT (code) DO UPDATE SET name = excluded.name, search_key = excluded.search_key,
  department = excluded.department, postcodes = excluded.postcodes, population = excluded.population
"""  # noqa: S608


SET_EPCIS = """
INSERT INTO reference_epci (code, name) SELECT code, name FROM unnest(%s::text[], %s::text[]) AS read (code, name)
ON CONFLICT (code) DO UPDATE SET name = excluded.name
"""
SET_MEMBERS = """
UPDATE reference_commune c SET epci_id = read.epci
  FROM reference_commune k LEFT JOIN unnest(%s::text[], %s::text[]) AS read (commune, epci) ON read.commune = k.code
 WHERE c.code = k.code AND c.epci_id IS DISTINCT FROM read.epci
"""


def communes_in(path: Path) -> list[tuple[str, str, str, str, list[str], int]]:
    """Rows in the order of COLUMNS. Raises OSError, ValueError."""
    return [_row(one) for one in _current(json.loads(path.read_text()))]


def load_communes(path: Path) -> int:
    """Add and bring up to date; none is removed, since people may live there on paper. Returns how many."""
    rows = communes_in(path)
    with acting_as(OWNER), connections[alias.get()].cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE communes_read (LIKE reference_commune) ON COMMIT DROP")
        with cursor.copy(f"COPY communes_read ({COLUMNS}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(REPLACE)
        cursor.execute("DROP TABLE communes_read")
    return len(rows)


def epcis_in(path: Path) -> dict[str, tuple[str, list[str]]]:
    """SIREN → name and INSEE codes of its communes. Raises OSError, ValueError."""
    read = json.loads(path.read_text())
    return {one["code"]: (one["nom"], [each["code"] for each in one["membres"]]) for one in read}


def load_epcis(path: Path) -> int:
    """Add and bring up to date; none is removed, but a commune is of none that the file does not give it. Returns how
    many."""
    read = epcis_in(path)
    gathered = {commune: code for code, (_name, communes) in read.items() for commune in communes}
    with acting_as(OWNER), connections[alias.get()].cursor() as cursor:
        cursor.execute(SET_EPCIS, [list(read), [name for name, _communes in read.values()]])
        cursor.execute(SET_MEMBERS, [list(gathered), list(gathered.values())])
    return len(read)


def _current(read: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (one for one in read if one["type"] in KINDS)


def _row(one: dict[str, Any]) -> tuple[str, str, str, str, list[str], int]:
    postcodes = sorted(one.get("codesPostaux", []))
    key, population = search_key(one["nom"]), one.get("population", 0)
    return one["code"], one["nom"], key, one.get("departement", ""), postcodes, population
