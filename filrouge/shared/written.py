"""Queries of the screens that open all day, whose SQL is written once per process: to build one and to write it takes
Django ten times what reading its answer does."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from copy import copy
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import QuerySet, Value

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


class Written(Generic[R]):
    """Called with what its `Given` stand for, gives the rows. The row policies narrow it to who asks, like any other.

    It is built without arguments: nothing of who asks first stays in it. A date or an id among its values is refused:
    it would stay as it is today.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, R]]) -> None:
        self._build = build

    @cached_property
    def _written(self) -> tuple[QuerySet[Any, R], Any, str, tuple[Any, ...]]:
        mark = _writing.set(True)
        try:
            queryset = self._build()
            compiler = queryset.query.get_compiler(using=queryset.db)
            statement, values = compiler.as_sql()
        finally:
            _writing.reset(mark)
        if baked := [one for one in values if not isinstance(one, Given | STAYS)]:
            raise ValueError(f"{baked} would stay as they are today")
        return queryset, compiler, statement, tuple(values)

    def __call__(self, **said: Any) -> list[R]:
        """Raises KeyError for a value that is missing."""
        queryset, compiler, statement, values = self._written
        filled = tuple(one.value_among(said) if isinstance(one, Given) else one for one in values)

        def compiler_on(using: str, **_options: Any) -> Any:
            again = copy(compiler)
            again.using, again.connection = using, connections[using]
            again.as_sql = lambda: (statement, filled)
            return again

        asked = queryset.all()
        asked.query.get_compiler = compiler_on  # type: ignore[method-assign, assignment]
        return list(asked)


def written(build: Callable[[], QuerySet[Any, R]]) -> Written[R]:
    """Decorates a function that gives a query: see `Written`."""
    return Written(build)
