"""The cast, laid by the ORM once in each process and each day; then its rows written again as they were, in one order.

Almost every test begins with it, and half of the time went to triggers and checks that had passed already. A test that
travels in time, or that commits, lays its own.
"""

import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import time_machine
from django.db import connection

from filrouge.shared import clock
from tests.cast import Cast

# What a transaction that begins now will write bears a higher number.
NEXT = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
TABLES = """
SELECT c.relname, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                                     AND a.attgenerated = ''
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
 GROUP BY c.relname
"""
WRITTEN = """
SELECT quote_literal(json_agg(t)::text)
  FROM (SELECT {columns} FROM {table} WHERE xmin::text::bigint >= {since}) t
"""
AGAIN = (
    "INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE"
    " SELECT {columns} FROM json_populate_recordset(NULL::{table}, {rows}::json)"
)
# Checked and told the first time: neither again.
QUIETLY = (
    "SET LOCAL ROLE NONE; SET LOCAL session_replication_role = replica; {orders};"
    " SET LOCAL session_replication_role = origin; SET LOCAL ROLE fr_app"
)

_kept: dict[date, tuple[bytes, str]] = {}


def laid_once(lay: Callable[[], Cast]) -> Cast:
    """Within the transaction of a test, as `fr_app`."""
    if (
        time_machine.escape_hatch.is_travelling()
        or not connection.in_atomic_block
        or not _may_write_quietly()
    ):
        return lay()
    today = clock.today()
    if today not in _kept:
        since = _one(NEXT)
        cast = lay()
        _kept[today] = pickle.dumps(cast), _orders(since)
        return cast
    pickled, orders = _kept[today]
    with connection.cursor() as cursor:
        cursor.execute(orders)
    cast = pickle.loads(pickled)  # noqa: S301 - our own, of this process
    assert isinstance(cast, Cast)
    return cast


def _may_write_quietly() -> bool:
    return bool(_one("SELECT rolsuper FROM pg_roles WHERE rolname = session_user"))


def _orders(since: int) -> str:
    """What writes again every row written since, read past the policies."""
    orders = []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(TABLES)
        for table, columns in cursor.fetchall():
            cursor.execute(WRITTEN.format(table=table, columns=columns, since=since))
            (rows,) = cursor.fetchone()
            if rows:
                orders.append(AGAIN.format(table=table, columns=columns, rows=rows))
        cursor.execute("SET LOCAL ROLE fr_app")
    return QUIETLY.format(orders="; ".join(orders))


def _one(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]
