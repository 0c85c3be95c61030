"""Rows of other tables fetched within the query of their owner: a screen of one person in few queries."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, Never, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    PositiveSmallIntegerField,
    QuerySet,
    SmallIntegerField,
    TextField,
    UUIDField,
)
from django.db.models.base import ModelState
from django.db.models.functions import JSONObject

M = TypeVar("M", bound=Model)
# Columns whose values JSON gives as they are.
AS_JSON = (
    BooleanField,
    CharField,
    IntegerField,
    JSONField,
    PositiveSmallIntegerField,
    SmallIntegerField,
    TextField,
)
# Those that it writes as Python does.
AS_WRITTEN: dict[type, Callable[[str], Any]] = {
    DateField: date.fromisoformat,
    DateTimeField: datetime.fromisoformat,
    UUIDField: UUID,
}


class JSONSubquery(ArraySubquery):
    """One JSON list, read at once: an array of PostgreSQL is read element by element."""

    template = "to_jsonb(ARRAY(%(subquery)s))"

    @property
    def output_field(self) -> JSONField:  # type: ignore[override]
        return JSONField()


def nested(rows: QuerySet, *names: str) -> ArraySubquery:
    """These columns of `rows` (correlated by OuterRef), one JSON object each, in the order of `rows`."""
    return JSONSubquery(rows.values(as_json=JSONObject(**{name: name for name in names})))


def rows_of(model: type[M], objects: Iterable[dict]) -> list[M]:
    """Model instances again, for their properties and displays; only the columns asked for are there.

    `user__given_name` comes back as the column of a `user`. Encrypted columns cannot be asked for.
    """
    return [_row(model, one) for one in objects]


def _row(model: type[M], said: dict[str, Any]) -> M:
    own, read, beside = _columns(model, tuple(said))
    columns = {name: said[name] for name in own}
    for name, reader in read:
        if columns[name] is not None:
            columns[name] = reader(columns[name])
    row = _blank(model, columns)
    for relation, related, names in beside:
        inside = {name: said[f"{relation}__{name}"] for name in names}
        known = any(value is not None for value in inside.values())
        row._state.fields_cache[relation] = _row(related, inside) if known else None
    return row


@cache
def _columns(model: type[Model], names: tuple[str, ...]) -> tuple[list[str], list[Any], list[Any]]:
    """Of what was asked: the columns of the model, those to read from JSON and how, those of each relation."""
    own, beside = [], dict[str, list[str]]()
    for name in names:
        relation, _separator, inside = name.partition("__")
        if inside:
            beside.setdefault(relation, []).append(inside)
        else:
            own.append(name)
    read = [(name, reader) for name in own if (reader := _reader(model, name))]
    relations: Any = [
        (one, model._meta.get_field(one).related_model, inside) for one, inside in beside.items()
    ]
    return own, read, relations


def _blank(model: type[M], columns: Mapping[str, Any]) -> M:
    """As `model(**columns)`, without going through each of the other columns; its id is nothing unless asked for."""
    row = model.__new__(model)
    row._state = ModelState()
    known, made = _defaults(model)
    kept = vars(row)
    kept.update(known)
    for name, make in made:
        if name not in columns:
            kept[name] = make()
    kept.update(columns)
    return row


@cache
def _defaults(model: type[Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """What each column holds when nothing is said, and those that are made each time (a dict of its own)."""
    known: dict[str, Any] = {}
    made = []
    for field in model._meta.concrete_fields:
        if field.has_default() and callable(field.default) and not field.primary_key:
            made.append((field.attname, field.default))
        else:
            known[field.attname] = None if field.primary_key else field.get_default()
    return known, made


@cache
def _reader(model: type[Model], name: str) -> Callable[[Any], Any] | None:
    """From JSON to the column's type; None where JSON says it as it is."""
    column: Any = model._meta.get_field(name)
    if isinstance(column, ForeignKey):
        column = column.target_field
    return None if type(column) in AS_JSON else AS_WRITTEN.get(type(column), column.to_python)


class Prepared(Expression):
    """A correlated subquery whose SQL is written once per process: writing it costs ten times what running it does.

    It must say the same thing whoever asks and whenever: it is built without arguments, the row policies narrow
    it, and a date among its values is refused (let PostgreSQL say `Now()`, or compare in Python).
    """

    def __init__(self, subquery: Any) -> None:
        super().__init__()
        self._subquery = subquery
        self._within = ""
        self._written: tuple[str, tuple[Any, ...]] | None = None

    @cached_property
    def output_field(self) -> Any:
        return self._subquery.output_field

    def resolve_expression(self, query: Any = None, *args: Any, **options: Any) -> "Prepared":
        """Raises ValueError when two queries on different tables use it: the names inside would be wrong."""
        within = query.get_initial_alias()
        if self._written is None:
            self._within = within
            self._subquery = self._subquery.resolve_expression(query, *args, **options)
        if within != self._within:
            raise ValueError(f"prepared within {self._within}, used within {within}")
        return self

    def relabeled_clone(self, change_map: Mapping[str, str]) -> Never:
        raise ValueError("a prepared subquery belongs to the outermost query")

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, tuple[Any, ...]]:
        if self._written is None:
            statement, values = compiler.compile(self._subquery)
            if baked := [
                value for value in values if not isinstance(value, str | bool | int | Decimal | None)
            ]:
                raise ValueError(f"{baked} would stay as they are today")
            self._written = statement, tuple(values)
        return self._written


def prepared(build: Callable[[], Mapping[str, Any]]) -> Callable[[], Mapping[str, Prepared]]:
    """Decorates a function that gives annotations: see `Prepared`."""
    return cache(lambda: {name: Prepared(subquery) for name, subquery in build().items()})
