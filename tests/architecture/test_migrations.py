"""Migrations that lose nothing: what is dropped is listed, what runs code can be undone."""

import pytest
from django.db import models
from django.db.migrations import AddField, DeleteModel, Migration, RemoveField, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

from .allowed import DESTRUCTIVE_MIGRATIONS
from .project import our_models


def problems(migration: Migration) -> list[str]:
    found = []
    for operation in migration.operations:
        if isinstance(operation, RemoveField | DeleteModel):
            found.append(f"drops data: {operation.describe()}")
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible:
            found.append(f"cannot be undone: {operation.describe()}")
        fills = isinstance(operation, AddField) and not migration.initial
        if fills and not (operation.field.null or operation.field.has_default() or operation.field.generated):
            found.append(f"needs a default for rows already there: {operation.describe()}")
    return found


def test_migrations_lose_nothing() -> None:
    labels = {model._meta.app_label for model in our_models()}
    wrong = {
        key: found
        for key, migration in MigrationLoader(None).disk_migrations.items()
        if key[0] in labels and key not in DESTRUCTIVE_MIGRATIONS and (found := problems(migration))
    }
    assert not wrong


@pytest.mark.parametrize(
    "operation",
    [
        RemoveField("person", "given_name"),
        DeleteModel("Person"),
        RunSQL("SELECT 1"),
        AddField("person", "size", models.IntegerField()),
    ],
)
def test_a_migration_that_loses_data_is_reported(operation: object) -> None:
    migration = Migration("x", "people")
    migration.operations = [operation]
    assert problems(migration)
