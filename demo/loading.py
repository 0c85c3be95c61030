"""Bulk writing straight into the tables of people, by their owner, in one transaction.

Within it, row policies are not forced on the owner (COPY refuses them) and no change is audited: a world
that is made has no history. All of it is put back before the transaction ends, or undone with it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import Any

from django.apps import apps
from django.db import connections, models
from psycopg import sql

from filrouge.privacy.roles import OWNER, acting_as, current_alias


@contextmanager
def unguarded() -> Iterator[None]:
    """Run a block as the owner of tables whose guards are down. Locks them against everyone else."""
    tables = _guarded_tables()
    with acting_as(OWNER):
        _execute("SET CONSTRAINTS ALL IMMEDIATE")  # no pending check may stand in the way of ALTER TABLE
        _alter(tables, "NO FORCE ROW LEVEL SECURITY", "DISABLE TRIGGER USER")
        _execute("SET CONSTRAINTS ALL DEFERRED")  # kinds of rows may come in any order
        yield
        _execute("SET CONSTRAINTS ALL IMMEDIATE")
        _alter(tables, "FORCE ROW LEVEL SECURITY", "ENABLE TRIGGER USER")


def copy(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """COPY instances, with every column as given: creation dates too. Within `unguarded`."""
    connection = connections[current_alias()]
    # A serial key left empty is the database's to give.
    fields = [f for f in model._meta.concrete_fields if not (f.primary_key and rows and rows[0].pk is None)]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(sql.Identifier(f.column) for f in fields)
    )
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row([_value(field, row, connection) for field in fields])


def analyse() -> None:
    """Tell the planner what has just been written: it would plan for empty tables."""
    _execute("ANALYZE")


def _value(field: "models.Field[Any, Any]", row: models.Model, connection: Any) -> Any:
    value = field.get_db_prep_save(field.pre_save(row, add=False), connection)
    return value.value if isinstance(value, Enum) else value


def _guarded_tables() -> list[str]:
    return [m._meta.db_table for m in apps.get_models() if _is_about_people(m)]


def _is_about_people(model: type[models.Model]) -> bool:
    rows = model.__dict__.get("rows")
    return rows is not None and hasattr(rows, "condition")


def _alter(tables: list[str], *changes: str) -> None:
    for table in tables:
        for change in changes:
            _execute(f'ALTER TABLE "{table}" {change}')


def _execute(statement: str) -> None:
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(statement)
