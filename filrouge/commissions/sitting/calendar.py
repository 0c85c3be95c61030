"""The commissions of a territory: when each met, when it meets next, and whether two months have gone by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from filrouge.accounts.models import Project
from filrouge.commissions.models import Commission, Meeting
from filrouge.shared import clock


@dataclass(frozen=True)
class Held:
    """A commission in its calendar. `last`: the latest meeting held, None before the first."""

    commission: Any
    last: Any
    due_on: date

    @property
    def is_late(self) -> bool:
        return self.commission.next_at is None and self.due_on < clock.today()

    @property
    def only_managers(self) -> bool:
        """At the latest meeting, nobody who accompanies people."""
        return bool(self.last and self.last.came_at_all and not self.last.teams_came)


def calendar_of(projects: Sequence[Project]) -> list[tuple[str, list[Held]]]:
    """By territory, within reach. Two queries, however many there are."""
    found: QuerySet[Any] = (
        Commission.objects.open().filter(project__in=projects).with_meetings().select_related("project")
    )
    commissions = list(found.order_by("territory", "name", "pk"))
    held = Meeting.objects.held().filter(commission__in=commissions).saying_who_came()
    latest = {one.commission_id: one for one in held.order_by("commission", "-at").distinct("commission")}
    territories: dict[str, list[Held]] = {}
    for one in commissions:
        line = Held(one, latest.get(one.pk), one.due_on(one.last_at))
        territories.setdefault(one.territory, []).append(line)
    return list(territories.items())
