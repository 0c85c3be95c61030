"""Rows of other tables fetched within the query of their owner: a screen of one person in few queries."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject

M = TypeVar("M", bound=Model)


def nested(rows: QuerySet, *names: str) -> ArraySubquery:
    """These columns of `rows` (correlated by OuterRef), one JSON object each, in the order of `rows`."""
    return ArraySubquery(rows.values(as_json=JSONObject(**{name: name for name in names})))


def rows_of(model: type[M], objects: Iterable[dict]) -> list[M]:
    """Model instances again, for their properties and displays; only the columns asked for are there.

    `user__given_name` comes back as the column of a `user`. Encrypted columns cannot be asked for.
    """
    return [_row(model, one) for one in objects]


def _row(model: type[M], said: dict[str, Any]) -> M:
    column: Any = model._meta.get_field
    own: dict[str, Any] = {}
    beside: dict[str, dict[str, Any]] = {}
    for name, value in said.items():
        relation, _separator, inside = name.partition("__")
        if inside:
            beside.setdefault(relation, {})[inside] = value
        else:
            own[name] = column(name).to_python(value)
    row = model(**own)
    for relation, columns in beside.items():
        known = any(value is not None for value in columns.values())
        setattr(row, relation, _row(column(relation).related_model, columns) if known else None)
    return row
