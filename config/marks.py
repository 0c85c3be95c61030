"""What the demonstration's database remembers of how it was made: a comment on it, which goes when it goes.

A second start need not migrate: that takes seconds to find that nothing has changed. Unless the program has,
or what `migrate` wrote in the database has.
"""

from collections.abc import Iterable
from pathlib import Path

import psycopg
from psycopg import sql

from config.fingerprint import fingerprint
from config.postgres import CHECKOUT
from config.postgres.roles import database_of

LOADED = "Fil rouge : démonstration chargée"
# Policies, functions, row security and privileges of tables, triggers, columns: as `migrate` left them.
AS_IT_STANDS = """
SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
  SELECT p::text FROM pg_policies p
  UNION ALL
  SELECT concat_ws(' ', oid::regprocedure, md5(prosrc), prosecdef, proconfig, proacl) FROM pg_proc
   WHERE pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT concat_ws(' ', relname, relrowsecurity, relforcerowsecurity, relacl) FROM pg_class
   WHERE relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid)) FROM pg_trigger
   WHERE NOT tgisinternal
  UNION ALL
  SELECT concat_ws(' ', attrelid::regclass, attname, atttypid::regtype, attnotnull) FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid AND relnamespace = 'public'::regnamespace
) AS catalogue(line)
"""


def is_loaded(owner_url: str) -> bool:
    with psycopg.connect(owner_url) as connection:
        return _comment(connection).startswith(LOADED)


def is_up_to_date(owner_url: str) -> bool:
    """Neither the program nor what it wrote in the database has changed since `set_mark`."""
    with psycopg.connect(owner_url) as connection:
        return _comment(connection) == _mark(connection)


def set_mark(owner_url: str) -> None:
    statement = sql.SQL("COMMENT ON DATABASE {} IS {}")
    with psycopg.connect(owner_url) as connection:
        connection.execute(statement.format(sql.Identifier(database_of(owner_url)), _mark(connection)))


def _mark(connection: psycopg.Connection) -> str:
    row = connection.execute(AS_IT_STANDS).fetchone()
    assert row is not None
    return f"{LOADED} ; programme {fingerprint(_program())} ; base {row[0]}"


def _comment(connection: psycopg.Connection) -> str:
    question = (
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    )
    row = connection.execute(question).fetchone()
    assert row is not None
    return row[0] or ""


def _program() -> Iterable[Path]:
    """All that could change what `migrate` does, and more: to migrate for nothing costs a few seconds."""
    yield from CHECKOUT.glob("filrouge/**/*.py")
    yield from CHECKOUT.glob("filrouge/**/*.sql")
    yield from (CHECKOUT / name for name in ("config/settings.py", "demo/apps.py", "requirements/run.txt"))
