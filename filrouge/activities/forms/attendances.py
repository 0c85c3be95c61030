"""The list of a session: for each person one choice, the minutes of who is late, the reason of who is excused."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from filrouge.activities.actions.attendances import Tick, said_of
from filrouge.activities.models import Came, Excuse
from filrouge.activities.queries.programme import Line

MOST_MINUTES = 600
REST = {"absent": Came.ABSENT, "present": Came.PRESENT}


class Row:
    """One person on the page: what is known, or what was just typed."""

    def __init__(self, line: Line, typed: QueryDict | None) -> None:
        self.line = line
        self.key = str(line.participation.pk)
        known = line.attendance
        self.seen = said_of(known) if known else ""
        self.came: str = known.came if known else ""
        self.minutes: str = str(known.minutes_late or "") if known else ""
        self.excuse: str = known.excuse if known else ""
        self.error = ""
        if typed is not None:
            self.seen = typed.get(f"vu-{self.key}", "")
            self.came = typed.get(f"p-{self.key}", "")
            self.minutes = typed.get(f"retard-{self.key}", "").strip()
            self.excuse = typed.get(f"raison-{self.key}", "")

    def tick(self) -> Tick | None:
        """None: nothing is said of this person. Raises ValidationError."""
        if self.came not in Came.values:
            return None
        return Tick(came=self.came, minutes_late=self._minutes(), excuse=self._excuse(), seen=self.seen)

    def _minutes(self) -> int | None:
        if self.came != Came.LATE or not self.minutes:
            return None
        if not (self.minutes.isdecimal() and 1 <= int(self.minutes[:4]) <= MOST_MINUTES):
            self.error = str(_("Écrivez un nombre de minutes, par exemple 15."))
            raise ValidationError(self.error)
        return int(self.minutes[:4])

    def _excuse(self) -> str:
        if self.came != Came.EXCUSED:
            return ""
        return self.excuse if self.excuse in Excuse.values else Excuse.OTHER


class AttendanceSheet:
    """Bound to what was posted, as a form is; `ticks` once `is_valid`."""

    def __init__(self, lines: Sequence[Line], typed: QueryDict | None) -> None:
        self.rows = [Row(line, typed) for line in lines]
        self.ticks: dict[UUID, Tick] = {}
        self.error = ""
        rest = REST.get(typed.get("reste", "")) if typed is not None else None
        for row in self.rows:
            if rest and not row.came:
                row.came = rest

    def is_valid(self) -> bool:
        for row in self.rows:
            try:
                if tick := row.tick():
                    self.ticks[row.line.participation.pk] = tick
            except ValidationError:
                self.error = str(_("Rien n’est encore enregistré : corrigez la ligne marquée."))
        if not self.error and not self.ticks:
            self.error = str(_("Dites au moins qui est là."))
        return not self.error

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """Short: five of them are beside each other on a telephone."""
        short = {Came.PRESENT: _("là"), Came.LATE: _("retard"), Came.HALF: _("une partie")}
        return [(one.value, short.get(one, one.label)) for one in Came]

    @property
    def excuses(self) -> list[tuple[str, Any]]:
        return list(Excuse.choices)
