"""Whose row is it: the columns by which each declared table points to a person."""

from collections.abc import Iterator
from uuid import UUID

from django.db import models
from django.db.models import Q

from filrouge.shared.personal_data import PersonalData, declared

from .database import declaration
from .rows import OwnRows, PersonRows


def about_people() -> Iterator[PersonalData]:
    """What is declared of rows about people; accounts and lists of professionals are not."""
    return (one for one in declared() if columns(one.model))


def columns(model: type[models.Model]) -> list[str]:
    """Attributes that hold a person's id: the one of its row policy, and every key to the same model."""
    rows = declaration(model)
    if not isinstance(rows, PersonRows | OwnRows) or not rows.person:
        return []
    fields = {field.column: field for field in model._meta.concrete_fields}
    main = fields[rows.person]
    others = [f for f in fields.values() if f.related_model and f.related_model is main.related_model]
    return list(dict.fromkeys(field.attname for field in (main, *others)))


def rows_about(model: type[models.Model], person_id: UUID) -> models.QuerySet:
    about = Q()
    for name in columns(model):
        about |= Q(**{name: person_id})
    return model._base_manager.filter(about)
