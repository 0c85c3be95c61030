"""Rows about Nour where every word is a mark, hung from one another."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from filrouge.accounts.models import User
from tests.architecture.factory import unsaved
from tests.cast import Cast

from .columns import sown, words_of, written
from .marks import Marks
from .readers import NARROWED, zone_of

SOWN = frozenset(sown())


@dataclass
class World:
    """`rows`: of each model, the first one first. `tokens`: of links, of the diary, of programs."""

    cast: Cast
    marks: Marks = field(default_factory=Marks)
    rows: dict[type[models.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))
    users: dict[str, User] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def the(self, model: type[models.Model]) -> Any:
        """The first of its kind, planted now if there is none."""
        return self.rows[model][0] if self.rows[model] else self.plant(model)

    def plant(self, model: type[models.Model], zone: str = "", **values: Any) -> Any:
        """One more row about Nour, or one that hers hang from. `values`: what a mark would not do for."""
        given = {type(one): one for one in values.values() if isinstance(one, models.Model)}

        def lay(of: type[models.Model], _cast: Cast) -> models.Model:
            return given[of] if of in given else self.the(of)

        row = unsaved(model, self.cast, lay)
        if model in SOWN:
            self._write(row, zone)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(force_insert=True)
        self.rows[model].append(row)
        return row

    def mark(self, row: Any) -> None:
        """A row that was there before."""
        self._write(row, "")
        row.save()
        self.rows[type(row)].append(row)

    def _write(self, row: Any, zone: str) -> None:
        for column in words_of(type(row)):
            narrowed = NARROWED.get(f"{type(row).__name__}.{column.attname}")
            setattr(row, column.attname, written(column, self.marks, zone or narrowed or zone_of(type(row))))
