from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# The connection of the role taken (see privacy/roles.py): all queries of a block go through it.
alias: ContextVar[str] = ContextVar("alias", default="default")


def current_connection() -> BaseDatabaseWrapper:
    """For plain SQL: `django.db.connection` would be the web role's, even inside a batch job."""
    return transaction.get_connection(alias.get())


def read_rows(query: str, values: Sequence[Any] | Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """What plain SQL reads, by the role taken. Without values, a % in the query is a %."""
    with current_connection().cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


class OutsideTransaction(RuntimeError):
    """What must live or die with a change was asked for outside any transaction."""


def in_transaction() -> bool:
    return current_connection().in_atomic_block


def require_transaction(what: str) -> None:
    if not in_transaction():
        raise OutsideTransaction(f"{what} must happen inside the transaction of the change it follows.")
