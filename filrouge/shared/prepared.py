"""Statements that PostgreSQL keeps: under row policies, planning a query takes it longer than answering it."""

from typing import Any
from weakref import WeakSet

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg import Connection

# psycopg leaves out statements seen fewer times; ours are asked for by name (`prepare=True`).
NEVER_UNASKED = 2**31

_met: WeakSet[Connection[Any]] = WeakSet()


class PreparedCursor(ServerBindingCursor):
    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        return super().execute(query, params, prepare=True, **options)  # type: ignore[misc]

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        # Django looks there for the text, to list its queries.
        self._query = super()._convert_query(query, params)  # type: ignore[misc]
        return self._query


class Preparing:
    """A connection of Django, whose cursors send the values beside the text, and the text once.

    Behind a pooler, who comes next has another connection to the server: the text is sent each time.
    """

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def cursor(self) -> Any:
        self._connection.ensure_connection()
        raw = self._connection.connection
        if raw not in _met:
            _meet(raw)
        usual, raw.cursor_factory = raw.cursor_factory, PreparedCursor
        try:
            return self._connection.cursor()
        finally:
            raw.cursor_factory = usual


def _meet(raw: Connection[Any]) -> None:
    """Behind a pooler, the number of the server's process is not the one given when the connection was made."""
    row = raw.execute("SELECT pg_backend_pid()").fetchone()
    if row and row[0] == raw.info.backend_pid:
        raw.prepare_threshold = NEVER_UNASKED
    _met.add(raw)
