"""What becomes of every column about a person: each domain says it in its `personal_data.py`.

Retention, export and erasure (`filrouge.privacy.actions.rights`) do what is declared here, nothing else;
a test fails on a column that nobody declared.
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.shared.domains import DOMAINS, domain_of
from filrouge.shared.ids import random_reference

# CNIL, standard for social accompaniment: two years after the last contact in the active file.
RETENTION = timedelta(days=730)
AFTER_LAST_ACTIVITY = _("deux ans après la dernière activité")

Words = str | Promise
Coarsening = Callable[[Any], Any]


class Fate(StrEnum):
    KEEP = "keep"
    COARSEN = "coarsen"
    ERASE = "erase"


@dataclass(frozen=True)
class PersonalData:
    """The columns of one model. `goes`: at erasure the whole row is deleted."""

    model: type[models.Model]
    label: Words
    purpose: Words
    after: Words
    goes: bool
    fates: dict[str, Fate]
    coarsenings: dict[str, Coarsening] = field(default_factory=dict)
    exported: bool = True

    def columns(self, fate: Fate) -> list[str]:
        return [name for name, its in self.fates.items() if its is fate]


@dataclass(frozen=True)
class Activity:
    """A column whose latest date tells that a person is still accompanied."""

    model: type[models.Model]
    column: str


_declared: dict[type[models.Model], PersonalData] = {}
_activities: list[Activity] = []


def declare(
    model: type[models.Model],
    *,
    label: Words,
    purpose: Words,
    after: Words = AFTER_LAST_ACTIVITY,
    goes: bool = False,
    exported: bool = True,
    keep: str = "",
    coarsen: dict[str, Coarsening] | None = None,
    erase: str = "",
) -> None:
    """Say the fate of each column of `model` (names separated by spaces).

    `label` heads these facts in the person's export; `exported=False` leaves them out of it.
    Raises ValueError for a column named twice or kept in a row that goes.
    """
    coarsenings = coarsen or {}
    named = [
        *((name, Fate.KEEP) for name in keep.split()),
        *((name, Fate.COARSEN) for name in coarsenings),
        *((name, Fate.ERASE) for name in erase.split()),
    ]
    fates = dict(named)
    if len(fates) != len(named):
        raise ValueError(f"{model.__name__}: a column has two fates")
    if goes and set(fates.values()) != {Fate.ERASE}:
        raise ValueError(f"{model.__name__}: nothing is kept of a row that goes")
    _declared[model] = PersonalData(model, label, purpose, after, goes, fates, coarsenings, exported)


def activity(model: type[models.Model], column: str) -> None:
    """Say that `column` dates something lived with the person: retention counts from the latest."""
    _activities.append(Activity(model, column))


def declared() -> Iterator[PersonalData]:
    """Lowest domain first, then by name: a stable order for pages, exports and erasures."""
    yield from sorted(
        _declared.values(),
        key=lambda one: (DOMAINS.index(domain_of(one.model.__module__)), one.model.__name__),
    )


def declared_of(model: type[models.Model]) -> PersonalData | None:
    return _declared.get(model)


def activities() -> list[Activity]:
    return list(_activities)


def neutral(column: models.Field) -> Any:
    """What stands in a column once erased. Raises ValueError where nothing can."""
    if column.null:
        return None
    if isinstance(column, models.JSONField):
        return column.get_default()
    if column.get_internal_type() == "ArrayField":
        return []
    if isinstance(column, models.BooleanField):
        return False
    if column.empty_strings_allowed and column.get_internal_type() in (
        "CharField",
        "TextField",
        "BinaryField",
    ):
        return ""
    raise ValueError(f"{column}: nothing neutral can stand here; keep it, coarsen it, or let the row go")


# --- coarsenings: each takes None or '' and gives it back ---------------------------------------------

Day = TypeVar("Day", date, datetime, None)


def month_only(day: Day) -> Day:
    """The first of the month, at midnight where there is an hour."""
    if isinstance(day, datetime):
        return day.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return day.replace(day=1) if day else day


def year_only(day: Day) -> Day:
    return day.replace(month=1, day=1) if day else day


def department_only(commune_code: str) -> str:
    """INSEE code of the commune → of its department: "34032" → "34", "97411" → "974"."""
    return commune_code[: 3 if commune_code.startswith(("97", "98")) else 2]


def another_reference(reference: str) -> str:
    """A new one: papers that bear the former lead nowhere."""
    del reference
    return random_reference()


def another_address(email: str) -> str:
    """An address of nobody, still unique."""
    del email
    return f"compte-{secrets.token_hex(8)}@efface.invalid"
