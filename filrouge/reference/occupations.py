"""Reads the ROME as France Travail publishes it (CSV files of one folder) and puts it in the tables, by COPY."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connections

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.shared.transactions import alias
from filrouge.shared.words import fold

# The version is part of the names of the files: « unix_referentiel_code_rome_v460_utf8.csv ».
CODES, NAMES = "referentiel_code_rome", "referentiel_appellation"
TEXTS, CONTEXTS, LINKS = "texte", "referentiel_contexte_travail", "coherence_item"
HOURS, STRAIN = "2", "1"  # kinds of working contexts
# Words from which nobody begins to say a trade.
LITTLE = frozenset(
    [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "ou",
        "par",
        "pour",
        "sur",
        "un",
    ]
)
MOST_WORDS = 5  # words of a name from which it can be found
COLUMNS = "code, name, hours, strain, access, regulated"

PUT = f"""
INSERT INTO reference_occupation ({COLUMNS}) SELECT {COLUMNS} FROM occupations_read
ON CONFLICT (code) DO UPDATE SET name = excluded.name, hours = excluded.hours, strain = excluded.strain,
  access = excluded.access, regulated = excluded.regulated
"""  # noqa: S608


@dataclass
class Read:
    name: str
    regulated: bool
    hours: list[str] = field(default_factory=list)
    strain: list[str] = field(default_factory=list)
    access: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def occupations_in(folder: Path) -> dict[str, Read]:
    """Code → what is read of it. Raises OSError, KeyError when the files are not those expected."""
    read = {
        row["code_rome"]: Read(
            row["libelle_rome"], row["emploi_reglemente"] == "O", names={row["libelle_rome"]}
        )
        for row in _rows(folder, CODES)
    }
    for row in _rows(folder, NAMES):
        if row["code_rome"] in read:
            read[row["code_rome"]].names.add(row["libelle_appellation_court"])
    for row in _rows(folder, TEXTS):
        if row["libelle_type_texte"] == "acces_metier" and row["code_rome"] in read:
            read[row["code_rome"]].access.append(row["libelle_texte"].replace("''", "’").replace("'", "’"))
    _add_contexts(folder, read)
    return read


def load_occupations(folder: Path) -> int:
    """Add and bring up to date; none is removed, since people may aim at it. Returns how many."""
    read = occupations_in(folder)
    with acting_as(OWNER), connections[alias.get()].cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE occupations_read (LIKE reference_occupation) ON COMMIT DROP")
        with cursor.copy(f"COPY occupations_read ({COLUMNS}) FROM STDIN") as copy:
            for code, one in read.items():
                access = " ".join(one.access)
                copy.write_row((code, one.name, one.hours, one.strain, access, one.regulated))
        cursor.execute(PUT)
        cursor.execute("DROP TABLE occupations_read")
        cursor.execute("DELETE FROM reference_occupationname WHERE occupation_id = ANY(%s)", [list(read)])
        with cursor.copy(
            "COPY reference_occupationname (occupation_id, name, search_key) FROM STDIN"
        ) as copy:
            for line in _ways_to_say(read):
                copy.write_row(line)
    return len(read)


def beginnings(name: str) -> list[str]:
    """« Auxiliaire de crèche » → "auxiliaire de creche", "creche": from each word that counts."""
    words = fold(name).split()
    starts = [place for place, word in enumerate(words) if place == 0 or word not in LITTLE]
    return [" ".join(words[place:]) for place in starts[:MOST_WORDS]]


def _ways_to_say(read: Mapping[str, Read]) -> Iterator[tuple[str, str, str]]:
    for code, one in read.items():
        for name in sorted(one.names):
            # « Aide-soignant / Aide-soignante »: each form is looked for.
            keys = {key for form in name.split(" / ") for key in beginnings(form)}
            yield from ((code, name, key) for key in sorted(keys) if key)


def _add_contexts(folder: Path, read: Mapping[str, Read]) -> None:
    said: dict[str, tuple[str, str]] = {
        row["code_ogr"]: (row["code_type_cont_trav"], row["libelle_cont_travail"].replace("'", "’"))
        for row in _rows(folder, CONTEXTS)
    }
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(folder, LINKS):
        if row["code_ogr"] in said:
            kind, label = said[row["code_ogr"]]
            found[row["code_rome"], kind].add(label)
    for code, one in read.items():
        one.hours, one.strain = sorted(found[code, HOURS]), sorted(found[code, STRAIN])


def _rows(folder: Path, kind: str) -> Iterator[dict[str, str]]:
    paths = sorted(folder.glob(f"unix_{kind}_v*_utf8.csv"))
    if not paths:
        raise FileNotFoundError(f"unix_{kind}_v…_utf8.csv")
    with paths[-1].open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)
