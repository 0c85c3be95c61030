"""The official correspondence between names of the ROME and occupations of ESCO (France Travail, ESCO portal)."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.db import connections
from django.utils.translation import gettext as _

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference.models import EscoMatch, RefusedLine, Term, VocabularyLoad
from filrouge.reference.models.occupations import Source
from filrouge.reference.terms import Row, count_roots, row, write
from filrouge.shared.transactions import alias

from .files import MOST_REFUSED, Refused, UnreadableRome, text_of

URI, LABEL, NAME, RELATION = (
    "classification 1 ID",
    "classification 1 prefered label",
    "classification 2 ID",
    "mapping relation",
)
COLUMNS = (URI, LABEL, NAME, RELATION)
VERSION = "Mapping project version"
TITLES = 40  # lines of title at most
RELATIONS = {f"skos:{one.value}Match": one.value for one in EscoMatch.Relation}
Match = tuple[str, str, str, str, str]


def load_esco(path: Path) -> VocabularyLoad:
    """Takes the place of what was loaded before. Needs the ROME. Raises UnreadableRome."""
    version, rows = _opened(path)
    known = {
        code: (occupation, label)
        for code, occupation, label in Term.objects.of_occupations()
        .filter(source=Source.ROME)
        .exclude(code="")
        .values_list("code", "occupation_id", "label")
    }
    if not known:
        raise UnreadableRome(_("Chargez d’abord le ROME : ESCO se relie à ses appellations."))
    matches: list[Match] = []
    refused: list[Refused] = []
    for line, one in rows:
        if why := _wrong(one, known):
            refused.append(Refused(path.name[:80], line, f"{one[NAME]} {one[LABEL]}"[:200], why))
            continue
        occupation, name = known[one[NAME]]
        matches.append(
            (occupation, name[:200], one[URI], one[LABEL].replace("'", "’"), RELATIONS[one[RELATION]])
        )
    return _put(version, list(dict.fromkeys(matches)), refused)


def _opened(path: Path) -> tuple[str, Iterator[tuple[int, dict[str, str]]]]:
    """Which version, and the lines under the headings."""
    version = ""
    lines = csv.reader(StringIO(text_of(path), newline=""))
    for cells in lines:
        if cells[:1] == [VERSION]:
            version = cells[1]
        if all(name in cells for name in COLUMNS):
            empty = [""] * len(cells)
            named = (dict(zip(cells, (*row, *empty), strict=False)) for row in lines)
            return version or path.stem[:20], ((lines.line_num, row) for row in named)
        if lines.line_num > TITLES:
            break
    raise UnreadableRome(
        _("« %(name)s » n’est pas la correspondance ESCO–ROME attendue : il manque ses colonnes.")
        % {"name": path.name}
    )


def _wrong(one: dict[str, str], known: dict[str, tuple[str, str]]) -> str:
    if one[NAME] not in known:
        return _("cette appellation n’est pas dans le ROME chargé")
    if not one[URI].startswith("http") or not one[LABEL]:
        return _("le métier ESCO n’est pas nommé")
    return "" if one[RELATION] in RELATIONS else _("la relation n’est pas connue")


def _put(version: str, matches: list[Match], refused: list[Refused]) -> VocabularyLoad:
    with acting_as(OWNER), connections[alias.get()].cursor() as cursor:
        cursor.execute("DELETE FROM reference_escomatch")
        cursor.execute("DELETE FROM reference_term WHERE kind = 'esco'")
        with cursor.copy(
            "COPY reference_escomatch (occupation_id, name, uri, label, relation) FROM STDIN"
        ) as copy:
            for one in matches:
                copy.write_row(one)
        write(cursor, _terms(matches))
        count_roots(cursor)
        cursor.execute("ANALYZE reference_escomatch, reference_term")
        load = VocabularyLoad.objects.create(
            name=VocabularyLoad.Name.ESCO,
            version=version[:20],
            counts={"matches": len(matches), "refused": len(refused)},
        )
        RefusedLine.objects.bulk_create(
            RefusedLine(load=load, file=one.file, line=one.line, said=one.said, why=one.why)
            for one in refused[:MOST_REFUSED]
        )
    return load


def _terms(matches: list[Match]) -> Iterator[Row]:
    """Of those that say the same trade; a narrower one would lead elsewhere."""
    same = {
        (occupation, label) for occupation, _name, _uri, label, relation in matches if relation == "exact"
    }
    for occupation, label in sorted(same):
        yield row(label, Term.Kind.ESCO.value, Source.ROME.value, occupation=occupation)
