"""A new base is made at once from the models, and its migrations are noted as done (docs/decisions/0013).

Some five hundred operations, each of which has Django draw two hundred models again, take minutes where the tables
themselves take seconds. Bases that live are migrated step by step; `tests/proof/test_migrations.py` proves that both
ways lead to the same base.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# Whose migrations write functions that no model says.
STEP_BY_STEP = frozenset({"procrastinate"})
# What Django itself makes otherwise from its models than by its migrations.
AS_MIGRATED = "ALTER TABLE auth_group_permissions ALTER COLUMN id TYPE bigint"


def is_new(connection: BaseDatabaseWrapper) -> bool:
    return MigrationRecorder.Migration._meta.db_table not in connection.introspection.table_names()


@contextmanager
def as_models(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Inside, applications have no migrations: `migrate --run-syncdb` makes their tables. After, all are noted."""
    at_once = {app.label for app in apps.get_app_configs()} - STEP_BY_STEP
    before = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = dict.fromkeys(at_once)
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before
    with connection.cursor() as cursor:
        cursor.execute(AS_MIGRATED)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in MigrationLoader(connection).disk_migrations:
        if app in at_once:
            recorder.record_applied(app, name)
