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
    """Model instances again, for their properties and displays; only the columns asked for are there."""
    columns: Any = model._meta.get_field
    return [model(**{name: columns(name).to_python(value) for name, value in one.items()}) for one in objects]
