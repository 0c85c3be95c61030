"""Every column of the database that names a person: found in the models, so that none is forgotten."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models

from filrouge.people.models import Person
from filrouge.privacy.database import declaration

# Not moved by a merge, and why.
LEFT_IN_PLACE = {
    "people_merge.gone_id": "names the file that is no more",
    "privacy_change.person_id": "what was changed in a file stays with those who could read that history",
    "privacy_reading.person_id": "who read which file stays with those who could see that journal",
}


@dataclass(frozen=True)
class PersonColumn:
    model: type[models.Model]
    column: str

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"


def person_columns() -> list[PersonColumn]:
    """Foreign keys and bare ids, sorted by name."""
    found = [PersonColumn(model, column) for model in _tables() for column in _columns(model)]
    return sorted(found, key=str)


def moved_by_merge() -> list[PersonColumn]:
    return [column for column in person_columns() if str(column) not in LEFT_IN_PLACE]


def _tables() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy and model is not Person]


def _columns(model: type[models.Model]) -> list[str]:
    named = {"person_id", "gone_id", getattr(declaration(model), "person", "")}
    return [
        str(field.column)
        for field in model._meta.local_concrete_fields
        if field.related_model is Person or field.column in named
    ]
