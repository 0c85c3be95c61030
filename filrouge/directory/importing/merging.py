"""Puts checked rows in the tables: COPY to a temporary one, then one statement for each thing that may have happened.

A row whose digest is unchanged is not touched, so the same file again changes nothing. What people corrected stays
shown; what the source says meanwhile is kept beside it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connections
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from filrouge.directory.models import Correction, Kind, Service, Structure
from filrouge.shared import clock
from filrouge.shared.transactions import alias

from .shaping import COLUMNS, IN_STEP, Values, kept_in_step, written

MODELS: dict[str, type[Structure] | type[Service]] = {Kind.STRUCTURES: Structure, Kind.SERVICES: Service}
ARRIVING = sql.Identifier("directory_arriving")
HALF = 0.5  # of what a source published: a file that loses more was cut, not thinned


@dataclass
class Outcome:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    back: int = 0
    orphans: list[tuple[str, str]] = field(default_factory=list)  # source ids: service, structure
    suspicious: list[str] = field(default_factory=list)  # sources that would have lost more than half

    def counts(self) -> dict[str, int]:
        names = ("added", "changed", "unchanged", "gone", "back")
        return {name: getattr(self, name) for name in names}


class Arriving:
    """The temporary table, written row by row, then merged."""

    def __init__(self, kind: str, cursor: CursorWrapper) -> None:
        self.kind, self.cursor = kind, cursor
        self.table = sql.Identifier(MODELS[kind]._meta.db_table)
        self.columns = [name for name in COLUMNS[Kind(kind)] if name != "structure_source_id"]
        self.every = COLUMNS[Kind(kind)]

    def create(self) -> None:
        orphan = sql.SQL(", NULL::text AS structure_source_id, NULL::uuid AS structure_id")
        self._run(
            "CREATE TEMP TABLE {arriving} ON COMMIT DROP AS SELECT {columns}{more} FROM {table} WITH NO DATA",
            more=orphan if self.kind == Kind.SERVICES else sql.SQL(""),
        )

    @contextmanager
    def stream(self) -> "Iterator[Any]":
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(ARRIVING, _list(self.every))
        with self.cursor.copy(statement) as copy:
            yield copy

    def write(self, copy: Any, values: Values) -> None:
        copy.write_row([written(values[name]) for name in self.every])

    def merge(self, *, complete: bool) -> Outcome:
        self._run("CREATE INDEX ON {arriving} (source_id)")
        self._run("ANALYZE {arriving}")
        # Nobody has counted the tables yet at a first import: the planner would compare each row with every other.
        self._run("SET LOCAL enable_nestloop = off")
        outcome = Outcome()
        if self.kind == Kind.SERVICES:
            outcome.orphans = self._find_structures()
        known = self._published() if complete else {}
        self._fill_points()
        outcome.back = self._count("t.gone_at IS NOT NULL")
        outcome.unchanged = self._count("t.digest = a.digest AND t.gone_at IS NULL")
        outcome.changed = self._count("t.digest <> a.digest")
        touched = self._change()
        outcome.added = self._add()
        if complete:
            self._let_go(outcome, known)
        self._run("SET LOCAL enable_nestloop = on")
        keep_corrections(self.kind, touched)
        self._run("DROP TABLE {arriving}")
        return outcome

    def _find_structures(self) -> list[tuple[str, str]]:
        """Services of a structure that nobody published are given back."""
        self._run(
            "UPDATE {arriving} a SET structure_id = s.id FROM directory_structure s"
            " WHERE s.source_id = a.structure_source_id AND s.source_id <> ''"
        )
        self._run(
            "DELETE FROM {arriving} WHERE structure_id IS NULL RETURNING source_id, structure_source_id"
        )
        return list(self.cursor.fetchall())

    def _fill_points(self) -> None:
        """Where there is no point: the structure's, when the service is said to be nowhere else; then the commune's."""
        if self.kind == Kind.SERVICES:
            self._run(
                "UPDATE {arriving} a SET latitude = s.latitude, longitude = s.longitude,"
                " commune_code = s.commune_code, commune = s.commune, postcode = s.postcode, address = s.address"
                " FROM directory_structure s WHERE s.id = a.structure_id AND a.latitude IS NULL"
                " AND a.commune_code = '' AND a.address = ''"
            )
        self._run(
            "UPDATE {arriving} a SET latitude = c.latitude, longitude = c.longitude FROM reference_commune c"
            " WHERE c.code = a.commune_code AND a.latitude IS NULL AND c.latitude IS NOT NULL"
        )

    def _published(self) -> dict[str, int]:
        """How many each source publishes, before this file."""
        self._run(
            "SELECT source, count(*) FROM {table} WHERE source_id <> '' AND gone_at IS NULL GROUP BY source"
        )
        return dict(self.cursor.fetchall())

    def _count(self, condition: str) -> int:
        self._run(
            "SELECT count(*) FROM {table} t JOIN {arriving} a ON a.source_id = t.source_id WHERE {condition}",
            condition=sql.SQL(condition),
        )
        return int(self.cursor.fetchone()[0])

    def _change(self) -> list[Any]:
        columns = [name for name in (*self.columns, *self._structure()) if name not in ("id", "source_id")]
        sets = sql.SQL(", ").join(sql.SQL("{0} = a.{0}").format(sql.Identifier(name)) for name in columns)
        self._run(
            "UPDATE {table} t SET {sets}, gone_at = NULL FROM {arriving} a WHERE a.source_id = t.source_id"
            " AND (t.digest <> a.digest OR t.gone_at IS NOT NULL) RETURNING t.id",
            sets=sets,
        )
        return [row[0] for row in self.cursor.fetchall()]

    def _add(self) -> int:
        self._run(
            "INSERT INTO {table} ({columns}{extra}, first_seen_at) SELECT {columns}{extra}, {now} FROM {arriving} a"
            " WHERE NOT EXISTS (SELECT 1 FROM {table} t WHERE t.source_id = a.source_id)",
            extra=sql.SQL("").join(sql.SQL(", {}").format(sql.Identifier(one)) for one in self._structure()),
            now=sql.Literal(clock.now()),
        )
        return self.cursor.rowcount

    def _let_go(self, outcome: Outcome, known: Mapping[str, int]) -> None:
        """What a source of this file no longer publishes; unless it is more than half, which is a cut file."""
        missing = sql.SQL(
            "FROM {table} t WHERE t.source_id <> '' AND t.gone_at IS NULL AND t.source = {source}"
            " AND NOT EXISTS (SELECT 1 FROM {arriving} a WHERE a.source_id = t.source_id)"
        )
        self._run("SELECT DISTINCT source FROM {arriving} ORDER BY source")
        for (source,) in self.cursor.fetchall():
            of_it = missing.format(table=self.table, arriving=ARRIVING, source=sql.Literal(source))
            self._run("SELECT count(*) {missing}", missing=of_it)
            lost = self.cursor.fetchone()[0]
            if lost > known.get(source, 0) * HALF:
                outcome.suspicious.append(source)
            elif lost:
                self._run(
                    "UPDATE {table} SET gone_at = {now} WHERE id IN (SELECT t.id {missing})",
                    now=sql.Literal(clock.now()),
                    missing=of_it,
                )
                outcome.gone += self.cursor.rowcount

    def _structure(self) -> tuple[str, ...]:
        return ("structure_id",) if self.kind == Kind.SERVICES else ()

    def _run(self, statement: str, **parts: sql.Composable) -> None:
        query = sql.SQL(statement).format(
            arriving=ARRIVING, table=self.table, columns=_list(self.columns), **parts
        )
        self.cursor.execute(query)


@contextmanager
def arriving(kind: str) -> Iterator[Arriving]:
    """Within a transaction of the batch role."""
    with connections[alias.get()].cursor() as cursor:
        table = Arriving(kind, cursor)
        table.create()
        yield table


def keep_corrections(kind: str, touched: list[Any]) -> None:
    """What the source now says is kept beside each correction, and the correction is shown again."""
    model = MODELS[kind]
    name = model._meta.model_name or ""
    corrections = Correction.objects.in_force().filter(**{f"{name}__in": touched})
    for correction in corrections.select_related(name):
        entry: Any = getattr(correction, name)
        correction.published = getattr(entry, correction.field)
        correction.save(update_fields=["published"])
        setattr(entry, correction.field, correction.value)
        kept_in_step(entry)
        entry.save(update_fields=[correction.field, *IN_STEP[name]])


def _list(names: Any) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(name) for name in names)
