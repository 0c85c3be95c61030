"""Counts who comes and who enters, by group and by month, for every project. Batch only."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from django.db import connections

from filrouge.enrolment.groups import belonging
from filrouge.enrolment.models import Group, Stage, TargetFigure
from filrouge.privacy.roles import current_alias
from filrouge.shared import clock
from filrouge.shared.suppression import Cell, Suppressed

from .publishing import Counts, Published, published

MONTHS = 12

COUNT = f"""
SELECT project_id, stage, month, grp, count(*) FILTER (WHERE belongs), count(*) FILTER (WHERE NOT belongs),
       count(*) FILTER (WHERE belongs IS NULL)
  FROM ({
    belonging('''
    SELECT c.person_id, c.project_id, c.opened_on AS on_day, 'candidacy' AS stage,
           date_trunc('month', c.opened_on)::date AS month
      FROM enrolment_candidacy c WHERE c.opened_on BETWEEN %(first)s AND %(today)s
     UNION ALL
    SELECT w.person_id, w.project_id, w.opened_on, 'entry', date_trunc('month', w.opened_on)::date
      FROM pathways_pathway w WHERE w.opened_on BETWEEN %(first)s AND %(today)s''')
}) b
 GROUP BY project_id, stage, month, grp
"""  # noqa: S608

Series = dict[date, dict[str, Counts]]


def count_targets() -> datetime:
    """Replaces every figure; returns the time written on them."""
    now = clock.now()
    figures = [
        _figure(project, stage, line, now)
        for (project, stage), months in _counted().items()
        for line in published(months)
    ]
    TargetFigure.objects.all().delete()
    TargetFigure.objects.bulk_create(figures, batch_size=2000)
    return now


def months_until(day: date) -> list[date]:
    """The first days of the last twelve months, this one included; the earliest first."""
    last = day.year * 12 + day.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(last - MONTHS + 1, last + 1)]


def _counted() -> dict[tuple[int, str], Series]:
    today = clock.today()
    months = months_until(today)
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(COUNT, {"first": months[0], "today": today})
        rows = cursor.fetchall()
    found: dict[tuple[int, str], Series] = defaultdict(lambda: _empty(months))
    for project, stage, month, group, *counts in rows:
        found[project, stage][month][group] = Counts(*counts)
    return found


def _empty(months: list[date]) -> Series:
    return {month: {group.value: Counts() for group in Group} for month in months}


def _figure(project: int, stage: str, line: Published, now: datetime) -> TargetFigure:
    return TargetFigure(
        project_id=project,
        stage=Stage(stage),
        group=line.group,
        month=line.month,
        people=line.people,
        counted_at=now,
        **dict(_columns(line)),
    )


def _columns(line: Published) -> Iterator[tuple[str, object]]:
    for name, cell in line.cells.items():
        yield name, _number(cell)
        yield f"{name}_small", isinstance(cell, Suppressed) and not cell.complementary


def _number(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None
