from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from django.db import models

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways.models import Motif
from filrouge.shared import clock
from filrouge.shared.clock import PARIS
from filrouge.shared.ids import READABLE

from .loading import copy

SEED = "fil rouge"
SATURDAY = 5

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Team:
    """One organisation of the consortium: those who lead paths, those who left, where people live."""

    organisation: Organisation
    communes: Sequence[tuple[str, str]]
    leads: list[User] = field(default_factory=list)
    former: list[User] = field(default_factory=list)


@dataclass
class World:
    """The day the world is told from, the consortium, and the rows waiting to be written."""

    project: Project
    coordinating: Organisation
    teams: list[Team]
    today: date = field(default_factory=clock.today)
    motifs: dict[str, Motif] = field(default_factory=dict)
    rows: dict[type[models.Model], list[models.Model]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: Row) -> Row:
        self.rows[type(row)].append(row)
        return row

    def dice(self, *key: object) -> Random:
        """The same dice for the same key, whatever was thrown before."""
        return Random(":".join(map(str, (SEED, *key))))

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def write(self) -> None:
        """In the order in which the kinds of rows first appeared."""
        for model, rows in self.rows.items():
            copy(model, rows)
        self.rows.clear()


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Aware, as the clock of Paris says it."""
    return datetime.combine(day, time(hour, minute), PARIS)


def working_day(day: date) -> date:
    """The day itself, or the Friday before a week-end."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def key(dice: Random) -> UUID:
    return UUID(int=dice.getrandbits(128), version=4)


def reference(dice: Random) -> str:
    text = "".join(dice.choices(READABLE, k=8))
    return f"{text[:4]}-{text[4:]}"
