"""Queries of the screens that open all day, written once per process and planned once per connection: to build one
and to write it takes Django ten times what reading its answer does, and to plan it takes PostgreSQL as long."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from decimal import Decimal
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

from django.db import connections, router, transaction
from django.db.models import Model, QuerySet, Value
from django.db.models.sql import UpdateQuery
from psycopg.sql import Literal

from .prepared import Preparing

R = TypeVar("R")
STAYS = str | bool | int | Decimal | None


_writing: ContextVar[bool] = ContextVar("writing", default=False)


class Given(Value):
    """In the place of a value, what is said each time the query is asked, under a name or by a function.

    `filter(user=Given("user"), until__gte=Given(clock.today))`; for one of several, `filter(user=Given("users",
    among=True))`. One that is said by a function may stand in any query; one that has a name, in a written one.
    """

    def __init__(self, said: str | Callable[[], Any], *, among: bool = False) -> None:
        super().__init__(said)
        self.among = among

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        value = self if _writing.get() else self.value_among({})
        return ("ANY(%s)" if self.among else "%s"), (value,)

    def value_among(self, said: Mapping[str, Any]) -> Any:
        """Raises KeyError for a name that was not said."""
        value = self.value() if callable(self.value) else said[self.value]
        return list(value) if self.among else value


class Statement:
    """What a compiler wrote, to be said again with other values. The values that stay are part of its text: PostgreSQL
    keeps one plan for all the others, which knows them."""

    def __init__(self, compiler: Any) -> None:
        text, values = compiler.as_sql()
        if baked := [one for one in values if not isinstance(one, Given | STAYS)]:
            raise ValueError(f"{baked} would stay as they are today")
        self.sql = _with_what_stays(text, values)
        self._given = [one for one in values if isinstance(one, Given)]
        self._compiler = compiler

    def filled(self, said: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(one.value_among(said) for one in self._given)

    def compiler(self, said: Mapping[str, Any], using: str, **_options: Any) -> Any:
        """As the first one, which knows the columns, on this connection."""
        again = copy(self._compiler)
        again.using, again.connection = using, Preparing(connections[using])
        again.as_sql = lambda: (self.sql, self.filled(said))
        return again


def _with_what_stays(text: str, values: Iterable[Any]) -> str:
    said = ["%s" if isinstance(one, Given) else Literal(one).as_string().replace("%", "%%") for one in values]
    return text.replace("%%", "%%%%") % tuple(said)


@contextmanager
def _writing_it() -> Iterator[None]:
    mark = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(mark)


class Written(Generic[R]):
    """Called with what its `Given` stand for, gives the rows. The row policies narrow it to who asks, like any other.

    It is built without arguments: nothing of who asks first stays in it. A date or an id among its values is refused:
    it would stay as it is today.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, R]]) -> None:
        self._build = build

    @cached_property
    def _written(self) -> tuple[QuerySet[Any, R], Statement]:
        with _writing_it():
            queryset = self._build()
            return queryset, Statement(queryset.query.get_compiler(using=queryset.db))

    def __call__(self, **said: Any) -> list[R]:
        """Raises KeyError for a value that is missing."""
        queryset, statement = self._written
        asked = queryset.all()
        asked.query.get_compiler = partial(statement.compiler, said)  # type: ignore[method-assign]
        return list(asked)


class WrittenUpdate:
    """The same for an UPDATE: called, it says how many rows it hit."""

    def __init__(self, build: Callable[[], tuple[QuerySet[Any, Any], Mapping[str, Any]]]) -> None:
        self._build = build

    @cached_property
    def _written(self) -> tuple[type[Model], Statement]:
        with _writing_it():
            queryset, columns = self._build()
            query: Any = queryset.query.chain(UpdateQuery)
            query.add_update_values(columns)
            return queryset.model, Statement(query.get_compiler(using=router.db_for_write(queryset.model)))

    def __call__(self, **said: Any) -> int:
        """Raises KeyError for a value that is missing."""
        model, statement = self._written
        using = router.db_for_write(model)
        with transaction.mark_for_rollback_on_error(using), Preparing(connections[using]).cursor() as cursor:
            cursor.execute(statement.sql, statement.filled(said))
            return int(cursor.rowcount)


def written(build: Callable[[], QuerySet[Any, R]]) -> Written[R]:
    """Decorates a function that gives a query: see `Written`."""
    return Written(build)


def written_update(build: Callable[[], tuple[QuerySet[Any, Any], Mapping[str, Any]]]) -> WrittenUpdate:
    """Decorates a function that gives rows and the new value of each column: see `WrittenUpdate`."""
    return WrittenUpdate(build)
