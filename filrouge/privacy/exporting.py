"""A person's rows as she may read them: labels of the registry, values in words. In the asker's reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from filrouge.shared.personal_data import PersonalData
from filrouge.shared.ui.dates import with_hour

from .database import declaration
from .subjects import about_people, rows_about


@dataclass(frozen=True)
class Row:
    """`facts`: (what it is, what it says) to read; `values`: every column, for machines."""

    facts: list[tuple[str, str]]
    values: dict[str, Any]


@dataclass(frozen=True)
class Chapter:
    label: str
    purpose: str
    after: str
    table: str
    rows: list[Row]


def chapters(person_id: UUID) -> Iterator[Chapter]:
    for one in about_people():
        if one.exported and _readable(one):
            rows = [_row(instance) for instance in _ordered(one, person_id)]
            if rows:
                table = one.model._meta.db_table
                yield Chapter(str(one.label), str(one.purpose), str(one.after), table, rows)


def _readable(one: PersonalData) -> bool:
    declared = declaration(one.model)
    return declared is not None and "SELECT" in declared.web


def _ordered(one: PersonalData, person_id: UUID) -> models.QuerySet:
    keys = [field.name for field in one.model._meta.concrete_fields if _is_shown_key(field)]
    return rows_about(one.model, person_id).select_related(*keys).order_by("pk")


def _is_shown_key(field: models.Field) -> bool:
    return bool(field.many_to_one and _named(field))


def _row(instance: models.Model) -> Row:
    fields = instance._meta.concrete_fields
    said = [(str(field.verbose_name), _said(instance, field)) for field in fields if _named(field)]
    return Row(
        facts=[(label, value) for label, value in said if value],
        values={field.attname: _plain(getattr(instance, field.attname)) for field in fields},
    )


def _named(field: models.Field) -> bool:
    """It was given words of its own: a key or a technical column was not."""
    return str(field.verbose_name) != field.name.replace("_", " ")


def _said(instance: models.Model, field: models.Field) -> str:
    if field.choices:
        return str(getattr(instance, f"get_{field.name}_display")())
    value = getattr(instance, field.name)
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, datetime):
        return with_hour(value, "j F Y")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
