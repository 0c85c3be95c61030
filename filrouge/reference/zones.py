"""Puts zones in the tables: how densely a commune is peopled (INSEE), priority districts (QPV)."""

import re
from pathlib import Path

from django.db import connections

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.shared.transactions import alias

from .tables import rows_of

# The headings of « grille communale de densité à 7 niveaux », and of the lists of QPV by commune.
DENSITY = {"code": ("codgeo",), "density": ("dens",)}
DISTRICT = {
    "code": ("code_qp", "codeqp", "code_qpv"),
    "name": ("lib_qp", "nom_qp", "libqp", "nom_qpv"),
    "communes": ("insee_com", "codgeo", "code_insee", "depcom"),
}
LEVELS = range(1, 8)
COMMUNE = re.compile(r"\b(?:\d{5}|2[AB]\d{3})\b")

SET_DENSITY = """
UPDATE reference_commune c SET density = read.density
  FROM unnest(%s::text[], %s::int[]) AS read (code, density)
 WHERE c.code = read.code
"""
SET_DISTRICTS = """
INSERT INTO reference_prioritydistrict (code, name, communes)
SELECT code, name, string_to_array(communes, ' ') FROM unnest(%s::text[], %s::text[], %s::text[])
       AS read (code, name, communes)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, communes = excluded.communes
"""


def densities_in(path: Path) -> dict[str, int]:
    """INSEE code → level, 1 (dense) to 7 (scattered). Raises OSError, ValueError."""
    read = ((row["code"].zfill(5), row["density"]) for row in rows_of(path, DENSITY) if row["code"])
    found = {code: int(level) for code, level in read if level.isdigit()}
    strange = {level for level in found.values() if level not in LEVELS}
    if strange:
        raise ValueError(f"levels go from 1 to 7: {sorted(strange)}")
    return found


def districts_in(path: Path) -> dict[str, tuple[str, list[str]]]:
    """Code → name and communes, whether the file gives one line per district or per district and commune.

    Raises OSError, ValueError.
    """
    found: dict[str, tuple[str, list[str]]] = {}
    for row in rows_of(path, DISTRICT):
        if row["code"]:
            _name, communes = found.setdefault(row["code"], (row["name"], []))
            communes += [code for code in COMMUNE.findall(row["communes"]) if code not in communes]
    return found


def load_density(path: Path) -> int:
    """How many communes of ours have their level now."""
    read = densities_in(path)
    with acting_as(OWNER), connections[alias.get()].cursor() as cursor:
        cursor.execute(SET_DENSITY, [list(read), list(read.values())])
        return cursor.rowcount


def load_districts(path: Path) -> int:
    """Add and bring up to date; none is removed, since answers may name it. Returns how many."""
    read = districts_in(path)
    names, communes = [name for name, _ in read.values()], [" ".join(codes) for _, codes in read.values()]
    with acting_as(OWNER), connections[alias.get()].cursor() as cursor:
        cursor.execute(SET_DISTRICTS, [list(read), names, communes])
        return cursor.rowcount
