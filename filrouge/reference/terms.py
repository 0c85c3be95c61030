"""The ways to say trades and skills: written in the table that is searched, by COPY, and the roots it knows."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.backends.utils import CursorWrapper

from .models import Occupation, Skill, Term
from .models.occupations import LONGEST, Source
from .roots import roots_of

COLUMNS = "occupation_id, skill_id, kind, source, code, label, plain, size"
# Everything is counted again: a vocabulary is loaded a few times a year.
COUNT_ROOTS = """
DELETE FROM reference_root;
INSERT INTO reference_root (word, count)
SELECT word, ndoc FROM ts_stat('SELECT words FROM public.reference_term') WHERE length(word) BETWEEN 3 AND 60
"""
Row = tuple[Any, ...]


def row(
    label: str,
    kind: str,
    source: str,
    *,
    occupation: str | None = None,
    skill: str | None = None,
    code: str = "",
) -> Row:
    """« Aide-soignant / Aide-soignante »: the roots of both forms, each once."""
    roots = roots_of(label)
    return occupation, skill, kind, source, code, label[:LONGEST], " ".join(roots)[:LONGEST], len(roots)


def write(cursor: CursorWrapper, rows: Iterable[Row]) -> None:
    # Whole first: while it copies, a connection answers nothing else.
    rows = list(rows)
    with cursor.copy(f"COPY reference_term ({COLUMNS}) FROM STDIN") as copy:
        for one in rows:
            if one[-1]:
                copy.write_row(one)


def count_roots(cursor: CursorWrapper) -> None:
    cursor.execute(COUNT_ROOTS)


def own_terms() -> Iterator[Row]:
    """Those of our own vocabulary: its names, tasks, skills, and how people say it."""
    for one in Occupation.objects.exclude(own_name=""):
        name_kind = Term.Kind.NAME if one.source == Source.OWN else Term.Kind.EVERYDAY
        yield row(one.own_name, name_kind, Source.OWN, occupation=one.code)
        for said in one.everyday:
            yield row(said, Term.Kind.EVERYDAY, Source.OWN, occupation=one.code)
        for task in one.tasks:
            yield row(task, Term.Kind.TASK, Source.OWN, occupation=one.code)
    for skill in Skill.objects.filter(source=Source.OWN):
        yield row(skill.label, Term.Kind.SKILL, Source.OWN, skill=skill.code)
