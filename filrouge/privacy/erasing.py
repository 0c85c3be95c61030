"""Erasing a person as `personal_data.py` says: rows that go, columns that are emptied or made coarser.

As batch. Highest domain first, so that nothing points to a row already gone; history last, because
erasing writes history too.
"""

from typing import Any
from uuid import UUID

from django.db import models

from filrouge.shared.personal_data import Fate, PersonalData, neutral

from .subjects import about_people, rows_about


def count_rows(person_id: UUID) -> dict[str, int]:
    """What an erasure would touch, table by table, in the words of the registry."""
    counts = {str(one.label): rows_about(one.model, person_id).count() for one in about_people()}
    return {label: count for label, count in counts.items() if count}


def erase_person(person_id: UUID) -> dict[str, int]:
    """Do it, and say how many rows of each table it touched."""
    counts = count_rows(person_id)
    for one in reversed(list(about_people())):
        rows = rows_about(one.model, person_id)
        if one.goes:
            rows.delete()
        else:
            _coarsen(one, rows)
            _empty(one, rows)
    return counts


def _coarsen(one: PersonalData, rows: models.QuerySet) -> None:
    if not one.coarsenings:
        return
    for row in rows.values("pk", *one.coarsenings):
        coarser: dict[str, Any] = {name: make(row[name]) for name, make in one.coarsenings.items()}
        one.model._base_manager.filter(pk=row["pk"]).update(**coarser)


def _empty(one: PersonalData, rows: models.QuerySet) -> None:
    columns = {field.name: field for field in one.model._meta.concrete_fields}
    emptied = {name: neutral(columns[name]) for name in one.columns(Fate.ERASE)}
    if emptied:
        rows.update(**emptied)
