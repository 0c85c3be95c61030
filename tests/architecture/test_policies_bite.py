"""One row in every table about a person: who sees it, who does not, and that each policy is why."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import ProgrammingError, connection, models, transaction

from filrouge.accounts.models import User
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.database import declaration
from filrouge.privacy.roles import BATCH, OWNER, acting_as, as_batch
from filrouge.privacy.rows import Level, OwnRows, PersonRows
from tests.cast import Cast

from .allowed import STRANGERS
from .factory import lay_row, unsaved
from .project import our_models

MODELS = [model for model in our_models() if isinstance(declaration(model), PersonRows | OwnRows)]
READ = [model for model in MODELS if "SELECT" in declaration(model).web]
WRITTEN = [model for model in READ if "INSERT" in declaration(model).web]
CHANGED = [model for model in READ if "UPDATE" in declaration(model).web]


def name(model: type[models.Model]) -> str:
    return model.__name__


@pytest.fixture
def row(request: pytest.FixtureRequest, cast: Cast) -> models.Model:
    # History is written by its trigger alone: only the owner can lay a line of it.
    layer = BATCH if "INSERT" in declaration(request.param).batch else OWNER
    with acting_as(layer):
        return lay_row(request.param, cast)


def each(chosen: list[type[models.Model]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", chosen, indirect=True, ids=name)


def seen(user: User, row: models.Model) -> bool:
    with acting(user):
        return type(row).objects.filter(pk=row.pk).exists()


@contextmanager
def opened(row: models.Model, *policies: str) -> Iterator[None]:
    """These policies of the row's table let everything through; undone at the end."""
    table = row._meta.db_table
    with transaction.atomic():
        with acting_as(OWNER), connection.cursor() as cursor:
            for policy in policies:
                clause = "WITH CHECK (true)" if policy == "enter" else "USING (true)"
                clause += " WITH CHECK (true)" if policy == "change" else ""
                cursor.execute(f'ALTER POLICY {policy} ON "{table}" {clause}')
        yield
        transaction.set_rollback(True)


def changed_by(user: User, row: models.Model) -> int:
    key = row._meta.pk.column
    with acting(user), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{row._meta.db_table}" SET {key} = {key} WHERE {key} = %s', [row.pk])
        return cursor.rowcount


@each(READ)
def test_the_stranger_sees_nothing_and_only_the_policy_is_why(row: models.Model, cast: Cast) -> None:
    first, second = STRANGERS.get(type(row).__name__, ("chloe", "farid"))
    assert not seen(getattr(cast, first), row)
    assert not seen(getattr(cast, second), row)
    with opened(row, "reach"):
        assert seen(getattr(cast, first), row)


@each(CHANGED)
def test_the_stranger_changes_nothing_and_only_the_policy_is_why(row: models.Model, cast: Cast) -> None:
    assert changed_by(cast.chloe, row) == 0
    with opened(row, "reach"):
        assert changed_by(cast.chloe, row) == 0
    with opened(row, "reach", "change"):
        assert changed_by(cast.chloe, row) == 1


@each([model for model in WRITTEN if isinstance(declaration(model), PersonRows)])
def test_the_stranger_adds_nothing_and_only_the_policy_is_why(row: models.Model, cast: Cast) -> None:
    with as_batch("make room, lay what it hangs from"):
        if type(row) is not Person:
            type(row).objects.filter(pk=row.pk).delete()
        another = unsaved(type(row), cast)

    def add() -> None:
        with transaction.atomic(), acting(cast.chloe):
            another.save(force_insert=True)

    with opened(row, "reach"), pytest.raises(ProgrammingError, match="row-level security"):
        add()
    with opened(row, "reach", "enter"):
        add()


BY_LEVEL_ALONE = [
    model
    for model in READ
    if isinstance(declaration(model), PersonRows)
    if not (declaration(model).also or declaration(model).instead)
]


@each(BY_LEVEL_ALONE)
def test_a_colleague_sees_what_the_team_s_level_opens(row: models.Model, cast: Cast) -> None:
    assert seen(cast.bruno, row) is (declaration(type(row)).level <= Level.FULL)


@each(MODELS)
def test_nobody_in_particular_sees_nothing(row: models.Model) -> None:
    if type(row) not in READ:
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).exists()
    else:
        assert not type(row).objects.filter(pk=row.pk).exists()
