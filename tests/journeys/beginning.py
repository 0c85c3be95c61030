"""The world as it was loaded, given back before each journey: none counts on what another left, or fears it.

What was loaded is kept beside, in a schema of its own; before each journey, the tables that changed are filled again
from there, behind their triggers. Neither the site nor its worker is stopped: they find other rows, as they would
after somebody else's work.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import psycopg
from psycopg import Connection, sql

from tests.journeys.site import Site

# Who is signed in stays so from one journey to the next: signing in takes two seconds.
NOT_GIVEN_BACK = ("django_session", "usersessions_usersession")
TABLES = """
SELECT c.relname,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum)
          FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
  FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL (%s)
 ORDER BY c.relname
"""
# A row inserted or changed bears the number of a later transaction; a deleted one is missed by the count.
SIGNATURE = "SELECT {name}, count(*), coalesce(max(xmin::text::bigint), 0) FROM {table}"
KEEP = "CREATE TABLE beginning.{table} AS SELECT {columns} FROM public.{table}"
GIVE_BACK = (
    "DELETE FROM public.{table};"
    "INSERT INTO public.{table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM beginning.{table}"
)
WORKING = "SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE status = 'doing')"
WORKER_SECONDS = 20
Signature = tuple[int, int]


@dataclass
class Beginning:
    """Kept when made: once the world is loaded, before the first journey."""

    site: Site
    tables: dict[str, sql.Composed] = field(default_factory=dict)  # the columns to fill
    signatures: dict[str, Signature] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with psycopg.connect(self.site.database) as connection:
            connection.execute("DROP SCHEMA IF EXISTS beginning CASCADE")
            connection.execute("CREATE SCHEMA beginning")
            for table, columns in connection.execute(TABLES, [list(NOT_GIVEN_BACK)]).fetchall():
                self.tables[table] = sql.SQL(", ").join(map(sql.Identifier, columns))
                connection.execute(self._filled(KEEP, table))
            self.signatures = self._read(connection, self.tables)

    def give_back(self) -> list[str]:
        """The tables that had changed. Waits for what the worker is doing: it would write to another world."""
        until = time.monotonic() + WORKER_SECONDS
        with psycopg.connect(self.site.database) as connection:
            while True:
                connection.execute("LOCK TABLE procrastinate_jobs IN ACCESS EXCLUSIVE MODE")
                working = connection.execute(WORKING).fetchone()
                if not working or not working[0] or time.monotonic() > until:
                    break
                connection.rollback()  # lets the worker end
                time.sleep(0.1)
            now = self._read(connection, self.tables)
            changed = [table for table, signature in now.items() if signature != self.signatures[table]]
            connection.execute("SET LOCAL session_replication_role = replica")
            for table in changed:
                connection.execute(self._filled(GIVE_BACK, table))
            self.signatures |= self._read(connection, changed)
        for mail in self.site.mails.iterdir():
            mail.unlink()
        return changed

    def _filled(self, statement: str, table: str) -> sql.Composed:
        return sql.SQL(statement).format(table=sql.Identifier(table), columns=self.tables[table])

    def _read(self, connection: Connection, tables: Iterable[str]) -> dict[str, Signature]:
        each = [
            sql.SQL(SIGNATURE).format(name=sql.Literal(table), table=sql.Identifier(table))
            for table in tables
        ]
        rows = connection.execute(sql.SQL(" UNION ALL ").join(each)).fetchall() if each else []
        return {table: (count, latest) for table, count, latest in rows}
