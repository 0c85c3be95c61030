"""Facts of other rows kept on one table because its lists are filtered and ordered by them.

Each domain that keeps some says in its `kept_facts.py` how to find those that differ from the truth, and how to
put them right: `manage.py check_kept_facts` asks them all. As batch.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

Wrong = Mapping[UUID, list[str]]  # row → the facts that differ


@dataclass(frozen=True)
class Kept:
    """`rows`: what the rows are called in a terminal (« pathways »)."""

    rows: str
    wrong: Callable[[], Iterator[tuple[UUID, list[str]]]]
    refresh: Callable[[Collection[UUID]], None]


def _not_equal(_name: str, kept: object, true: object) -> bool:
    return kept != true


def differing(
    rows: QuerySet[Any],
    truth: Mapping[str, Any],
    differs: Callable[[str, object, object], bool] = _not_equal,
) -> Iterator[tuple[UUID, list[str]]]:
    """`truth`: column kept → the expression that recomputes it. Each row where some differ, and which."""
    recomputed = {f"true_{name}": expression for name, expression in truth.items()}
    for pk, *values in rows.annotate(**recomputed).values_list("pk", *truth, *recomputed).iterator():
        pairs = zip(truth, values[: len(truth)], values[len(truth) :], strict=True)
        if wrong := [name for name, *pair in pairs if differs(name, *pair)]:
            yield pk, wrong


_kept: dict[str, Kept] = {}


def keep(kept: Kept) -> None:
    """Raises ValueError when two domains keep facts on rows of one name."""
    if _kept.setdefault(kept.rows, kept) is not kept:
        raise ValueError(f"kept facts of {kept.rows} are said twice")


def check(*, fix: bool) -> dict[str, Wrong]:
    """Name of the rows → those that differ, put right when `fix`; nothing for those that are true."""
    found = {name: dict(one.wrong()) for name, one in _kept.items()}
    if fix:
        for name, wrong in found.items():
            if wrong:
                _kept[name].refresh(wrong)
    return {name: wrong for name, wrong in found.items() if wrong}
