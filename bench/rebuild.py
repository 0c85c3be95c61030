"""Constraints and indexes taken away for a large load, then put back as they were: building them checks."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from filrouge.privacy.roles import current_alias

FOREIGN_KEYS = """
  SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
   WHERE contype = 'f' AND connamespace = 'public'::regnamespace
     AND (conrelid::regclass::text ~ '^(people|pathways|vigilance)_' OR confrelid::regclass::text = ANY (%s))"""
KEYS = """
  SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
   WHERE contype IN ('p', 'u') AND conrelid::regclass::text = ANY (%s)"""
INDEXES = """
  SELECT quote_ident(indexname), indexdef FROM pg_indexes i
   WHERE schemaname = 'public' AND tablename = ANY (%s)
     AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)"""
HEAVY = [
    "pathways_contact",
    "pathways_appointment",
    "pathways_step",
    "pathways_objective",
    "pathways_objectiveversion",
    "pathways_stepdependency",
    "people_accessgrant",
]


@contextmanager
def without_indexes() -> Iterator[None]:
    """Within the owner's transaction. What does not hold when put back stops everything."""
    _run("SET CONSTRAINTS ALL IMMEDIATE")  # no pending check may stand in the way of ALTER TABLE
    foreign_keys = _read(FOREIGN_KEYS, [HEAVY])  # another domain may lean on a heavy table
    keys, indexes = _read(KEYS, [HEAVY]), _read(INDEXES, [HEAVY])
    for table, name, _definition in [*foreign_keys, *keys]:
        _run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _definition in indexes:
        _run(f"DROP INDEX {name}")
    yield
    _run("SET LOCAL maintenance_work_mem = '512MB'")
    for _name, definition in indexes:
        _run(definition)
    for table, name, definition in [*keys, *foreign_keys]:
        _run(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def _read(question: str, values: list | None = None) -> list[tuple[str, ...]]:
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def _run(statement: str) -> None:
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(statement)
