"""The three roles of the database, and how our code takes them.

`fr_app` serves the web and ordinary jobs, `fr_batch` bypasses row policies and is reachable only from
declared batch jobs, `fr_owner` migrates. In production each is a login of its own (aliases `default`,
`batch`, `owner`); in tests one login takes them in turn.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import connections, transaction

from filrouge.shared.transactions import alias

APP, BATCH, OWNER = "fr_app", "fr_batch", "fr_owner"

_taken: ContextVar[str] = ContextVar("taken", default=APP)

P = ParamSpec("P")
R = TypeVar("R")

BATCH_JOBS: dict[str, str] = {}  # dotted name → why it may bypass row policies; listed by a test


def current_alias() -> str:
    return alias.get()


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    """Take a database role for the length of one transaction."""
    if settings.ROLES_BY_SET_ROLE:
        with _set_role(role):
            yield
        return
    name = {APP: "default", BATCH: "batch", OWNER: "owner"}[role]
    token = alias.set(name)
    try:
        with transaction.atomic(using=name):
            yield
    finally:
        alias.reset(token)


@contextmanager
def as_batch(reason: str) -> Iterator[None]:
    """Bypass row policies, for a reason: batch jobs and test fixtures only."""
    if not reason:
        raise ValueError("a batch block says why")
    with acting_as(BATCH):
        with connections[current_alias()].cursor() as cursor:
            cursor.execute("SELECT set_config('fr.actor', %s, true)", [f"job:{reason}"[:200]])
        yield


def batch(*, reason: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a function that bypasses row policies, and why. Put it under `@app.task`."""

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        name = f"{function.__module__}.{function.__qualname__}"
        BATCH_JOBS[name] = reason

        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            with as_batch(name):
                return function(*args, **kwargs)

        return run

    return declare


@contextmanager
def _set_role(role: str) -> Iterator[None]:
    """In tests: SET ROLE inside a savepoint, whose rollback puts the former role back after an error."""
    with transaction.atomic(), connections["default"].cursor() as cursor:
        token = _taken.set(role)
        cursor.execute(f"SET LOCAL ROLE {role}")
        try:
            yield
        finally:
            _taken.reset(token)
        cursor.execute(f"SET LOCAL ROLE {_taken.get()}")
