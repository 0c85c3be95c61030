"""When a project writes, in Paris: never in the evening, at night, nor on its quiet days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from filrouge.shared import clock

from .models import WritingHours
from .models.hours import sundays

DAYS_OF_A_WEEK = 7


@dataclass(frozen=True)
class Hours:
    """`quiet_days`: Monday is 1. Not all of them."""

    quiet_from: time = time(20)
    quiet_until: time = time(8)
    quiet_days: frozenset[int] = frozenset(sundays())

    def allow(self, moment: datetime) -> bool:
        local = moment.astimezone(clock.PARIS)
        return self.opens(local.date()) and self.quiet_until <= local.time() < self.quiet_from

    def opens(self, day: date) -> bool:
        return day.isoweekday() not in self.quiet_days

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself when it is allowed."""
        if self.allow(moment):
            return moment
        local = moment.astimezone(clock.PARIS)
        day = local.date() + timedelta(days=local.time() >= self.quiet_until)
        while not self.opens(day):
            day += timedelta(days=1)
        return datetime.combine(day, self.quiet_until, clock.PARIS)

    def last_open_day(self, day: date) -> date:
        """The day itself, or the last one before it on which the project writes."""
        while not self.opens(day):
            day -= timedelta(days=1)
        return day


USUAL = Hours()


def hours_of(project_id: int | None) -> Hours:
    return hours_by_project([project_id] if project_id else []).get(project_id or 0, USUAL)


def hours_by_project(project_ids: Iterable[int]) -> dict[int, Hours]:
    """Only the projects that have chosen their own."""
    return {
        row.project_id: Hours(row.quiet_from, row.quiet_until, frozenset(row.quiet_days))
        for row in WritingHours.objects.filter(project__in=list(project_ids))
    }
