"""The real thing: each role its own login and its own transactions, as in production."""

import os
from collections.abc import Iterator
from copy import deepcopy

import environ
import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.shared.domains import load_shipped
from filrouge.shared.transactions import alias
from tests.cast import Cast, lay_cast

LOGINS = {"default": "DATABASE_URL_APP", "batch": "DATABASE_URL_BATCH", "owner": "DATABASE_URL_OWNER"}


@pytest.fixture
def real_roles(db: None, settings: object) -> Iterator[None]:
    """What is committed stays, hence everything is emptied at the end.

    The usual test transaction is open on the usual connection, which steps aside unused.
    """
    kept, of_tests = connections["default"], connections.databases["default"]
    settings.ROLES_BY_SET_ROLE = False
    for name, variable in LOGINS.items():
        connections[name] = _connection(name, variable, kept.settings_dict["NAME"])
    try:
        yield
    finally:
        _empty()
        for name in LOGINS:
            connections[name].close()
            connections.databases.pop(name)
        del connections["batch"], connections["owner"]
        connections["default"], connections.databases["default"] = kept, of_tests


@pytest.fixture
def real_cast(real_roles: None) -> Cast:
    return lay_cast()


def _connection(name: str, variable: str, database: str) -> BaseDatabaseWrapper:
    one = deepcopy(connections["default"].settings_dict) | environ.Env.db_url_config(os.environ[variable])
    one["NAME"] = database
    connections.databases[name] = one
    # Under the only alias that Django lets tests connect to.
    return type(connections["default"])(one, "default")


def _empty() -> None:
    """As the owner, everything of ours and the sessions; what ships with the program is put back."""
    assert alias.get() == "default"
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission')"
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} RESTART IDENTITY CASCADE")
    with acting_as(OWNER):
        load_shipped()
