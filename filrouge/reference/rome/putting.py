"""Puts what was read in the tables, set by set. What changes is kept as it was (`FormerEntry`), with its version."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connections
from django.db.backends.utils import CursorWrapper

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference.models import RefusedLine, Skill, Term, VocabularyLoad
from filrouge.reference.models.occupations import Source
from filrouge.reference.terms import Row, count_roots, own_terms, row, write
from filrouge.shared.transactions import alias

from .files import Folder
from .reading import Read, ReadOccupation

OCCUPATION = (
    *(
        "code",
        "name",
        "source",
        "version",
        "gone_in",
        "digest",
        "definition",
        "hours",
        "strain",
        "settings",
        "access",
    ),
    *("regulated", "domain", "sectors", "interests", "themes", "naf", "transitions", "riasec", "parent"),
)
SKILL = (
    *("code", "label", "kind", "source", "version", "gone_in", "digest", "definition", "category", "riasec"),
    "group_id",
)
# What a trade was, before the version that changes it: enough to read it again.
KEEP_FORMER_OCCUPATIONS = """
INSERT INTO reference_formerentry (occupation_id, version, replaced_by, at, said)
SELECT o.code, o.version, %(version)s, now(), jsonb_build_object(
    'name', o.name, 'definition', o.definition, 'access', o.access, 'hours', o.hours, 'strain', o.strain,
    'settings', o.settings, 'regulated', o.regulated,
    'names', (SELECT coalesce(jsonb_agg(DISTINCT t.label), '[]') FROM reference_term t
               WHERE t.occupation_id = o.code AND t.source = 'rome' AND t.kind IN ('name', 'alias')),
    'skills', (SELECT coalesce(jsonb_agg(s.label ORDER BY s.label), '[]') FROM reference_occupationskill k
                 JOIN reference_skill s ON s.code = k.skill_id WHERE k.occupation_id = o.code AND s.source = 'rome'))
  FROM reference_occupation o LEFT JOIN occupations_read r ON r.code = o.code
 WHERE o.source = 'rome' AND o.digest <> '' AND o.gone_in = '' AND o.digest IS DISTINCT FROM r.digest
"""
KEEP_FORMER_SKILLS = """
INSERT INTO reference_formerentry (skill_id, version, replaced_by, at, said)
SELECT s.code, s.version, %(version)s, now(),
       jsonb_build_object('label', s.label, 'definition', s.definition, 'category', s.category)
  FROM reference_skill s LEFT JOIN skills_read r ON r.code = s.code
 WHERE s.source = 'rome' AND s.gone_in = '' AND s.digest IS DISTINCT FROM r.digest
"""
MARK_GONE = """
UPDATE {table} t SET gone_in = %(version)s
 WHERE t.source = 'rome' AND t.gone_in = '' AND NOT EXISTS (SELECT 1 FROM {read} r WHERE r.code = t.code)
"""
COUNT = """
SELECT count(*) FILTER (WHERE t.code IS NULL OR t.source = 'own'),
       count(*) FILTER (WHERE t.source = 'rome' AND t.digest <> r.digest),
       count(*) FILTER (WHERE t.source = 'rome' AND t.digest = r.digest)
  FROM {read} r LEFT JOIN {table} t ON t.code = r.code
"""
CLEAR_LINKS = (
    "DELETE FROM reference_occupationskill k USING reference_skill s WHERE s.code = k.skill_id AND s.source = 'rome'",
    "DELETE FROM reference_occupationmove",
    "DELETE FROM reference_term WHERE kind <> 'esco'",
)


def put(folder: Folder, found: Read) -> VocabularyLoad:
    counts: dict[str, Any] = {"files": len(folder.paths), "refused": folder.refused_count}
    with acting_as(OWNER), connections[alias.get()].cursor() as cursor:
        counts["occupations"] = _put(
            cursor, folder.version, "occupation", OCCUPATION, _occupations(folder, found)
        )
        counts["skills"] = _put(cursor, folder.version, "skill", SKILL, _skills(folder, found))
        for statement in CLEAR_LINKS:
            cursor.execute(statement)
        _copy(cursor, "occupationskill", "occupation_id, skill_id, weight", _asks(found))
        _copy(cursor, "occupationmove", "occupation_id, target_id, rank", _moves(found))
        write(cursor, _terms(found))
        write(cursor, own_terms())
        count_roots(cursor)
        cursor.execute(
            "ANALYZE reference_occupation, reference_skill, reference_occupationskill, reference_term"
        )
        counts["names"] = sum(len(one.names) for one in found.occupations.values())
        counts["moves"] = sum(len(one.moves) for one in found.occupations.values())
        counts["asks"] = sum(len(one.asks) for one in found.occupations.values())
        counts["repeated"] = folder.lines_in()
        load = VocabularyLoad.objects.create(
            name=VocabularyLoad.Name.ROME, version=folder.version, counts=counts, missing=folder.missing
        )
        RefusedLine.objects.bulk_create(
            RefusedLine(load=load, file=one.file, line=one.line, said=one.said, why=one.why)
            for one in folder.refused
        )
    return load


def _put(
    cursor: CursorWrapper, version: str, noun: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> dict[str, int]:
    """Merges, keeps what was, marks what is gone; how many came in, changed, stayed, went."""
    table, read = f"reference_{noun}", f"{noun}s_read"
    listed = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(f"CREATE TEMP TABLE {read} ON COMMIT DROP AS SELECT {listed} FROM {table} WITH NO DATA")  # noqa: S608
    with cursor.copy(f"COPY {read} ({listed}) FROM STDIN") as copy:
        for one in rows:
            copy.write_row(one)
    cursor.execute(f"ANALYZE {read}")
    cursor.execute(COUNT.format(table=table, read=read))
    added, changed, unchanged = cursor.fetchone()
    keep = KEEP_FORMER_OCCUPATIONS if noun == "occupation" else KEEP_FORMER_SKILLS
    cursor.execute(keep, {"version": version})
    cursor.execute(MARK_GONE.format(table=table, read=read), {"version": version})
    gone = cursor.rowcount
    rest = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != "code")
    others = "" if noun == "skill" else _our_columns()
    cursor.execute(
        f"INSERT INTO {table} ({listed}{_names(others)}) SELECT {listed}{others} FROM {read}"  # noqa: S608
        f" ON CONFLICT (code) DO UPDATE SET {rest}"
    )
    cursor.execute(f"DROP TABLE {read}")
    return {"added": added, "changed": changed, "unchanged": unchanged, "gone": gone}


def _our_columns() -> str:
    """What is ours is empty in a trade that only the ROME knows, and left alone in the others."""
    return ", '', '', ARRAY[]::varchar[], ARRAY[]::varchar[], '', ''"


def _names(others: str) -> str:
    return ", own_name, own_about, everyday, tasks, sector, drawing" if others else ""


def _copy(cursor: CursorWrapper, noun: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    with cursor.copy(f"COPY reference_{noun} ({columns}) FROM STDIN") as copy:
        for one in rows:
            copy.write_row(one)


def _occupations(folder: Folder, found: Read) -> Iterator[tuple[Any, ...]]:
    for code, one in found.occupations.items():
        yield (
            *(
                code,
                one.name,
                Source.ROME.value,
                folder.version,
                "",
                one.digest(),
                _sentences(one.definition),
            ),
            *(sorted(one.hours), sorted(one.strain), sorted(one.settings), _sentences(one.access)),
            *(one.regulated, one.domain, sorted(one.sectors), sorted(one.interests), sorted(one.themes)),
            *(sorted(one.naf), one.transitions, one.riasec, one.parent),
        )


def _sentences(texts: Sequence[str]) -> str:
    """One after the other; many are published without their full stop."""
    return " ".join(
        text if text.endswith((".", "!", "?", ":", ";")) else f"{text}." for text in texts if text
    )


def _skills(folder: Folder, found: Read) -> Iterator[tuple[Any, ...]]:
    """Groups first: the others belong to them."""
    groups_first = sorted(found.skills.items(), key=lambda item: item[1].kind != Skill.Kind.GROUP)
    for code, one in groups_first:
        yield (
            *(code, one.label, str(one.kind)),
            *(Source.ROME.value, folder.version, "", one.digest(), one.definition, one.category),
            *(one.riasec, one.group or None),
        )


def _asks(found: Read) -> Iterator[tuple[str, str, str]]:
    for code, one in found.occupations.items():
        for skill, weight in one.asks.items():
            yield code, skill, str(weight)


def _moves(found: Read) -> Iterator[tuple[str, str, int]]:
    for code, one in found.occupations.items():
        for target, rank in one.moves.items():
            yield code, target, rank


def _terms(found: Read) -> Iterator[Row]:
    """Names of trades, and skills; general knowledge is read on the page of a trade, and would drown the rest."""
    rome = Source.ROME.value
    for code, one in found.occupations.items():
        yield from _names_of(code, one)
    for code, skill in found.skills.items():
        if skill.kind != Skill.Kind.KNOWLEDGE:
            yield row(skill.label, Term.Kind.SKILL.value, rome, skill=code)


def _names_of(code: str, one: ReadOccupation) -> Iterator[Row]:
    for name, ogr in one.names.items():
        kind = Term.Kind.NAME if name == one.name else Term.Kind.ALIAS
        yield row(name, kind.value, Source.ROME.value, occupation=code, code=ogr)
