"""Lists that go on after the last line shown: where it stands in their order and its id, said in the address. Whatever
was added or answered meanwhile, the next page neither repeats nor skips a line, and costs what the first one did."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q

Row = TypeVar("Row")
Mark = tuple[date, UUID]


def day_mark(after: str) -> Mark | None:
    """None, the first page, when nothing is asked for or the address was altered."""
    return _mark(after, date)


def moment_mark(after: str) -> Mark | None:
    """As `day_mark`, where lines are ordered by a moment (aware)."""
    mark = _mark(after, datetime)
    return mark if mark and isinstance(mark[0], datetime) and mark[0].tzinfo else None


def beyond(column: str, mark: tuple[Any, Any] | None, *, backwards: bool = False) -> Q:
    """For rows ordered by this column, then by key; `backwards`: both from the latest. A mark may be `Given`."""
    if mark is None:
        return Q()
    side, (place, key) = "lt" if backwards else "gt", mark
    return Q(**{f"{column}__{side}": place}) | Q(**{column: place, f"pk__{side}": key})


def cut(found: Iterable[Row], size: int, column: str) -> tuple[list[Row], str]:
    """Of the `size` + 1 rows asked for: those of the page, and the mark of the next one, "" on the last."""
    rows = list(found)
    if len(rows) <= size:
        return rows, ""
    last: Any = rows[size - 1]
    return rows[:size], f"{getattr(last, column).isoformat()}_{last.pk}"


def _mark(after: str, kind: type[date]) -> Mark | None:
    place, _separator, key = after.partition("_")
    try:
        return kind.fromisoformat(place), UUID(key)
    except ValueError:
        return None
