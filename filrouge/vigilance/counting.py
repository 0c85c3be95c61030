"""Counts what became of alerts, by rule and by month, for every project; protected as it is written. Batch only."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from filrouge.privacy.rows import Level
from filrouge.shared import clock
from filrouge.shared.suppression import DEFAULT_MINIMUM, Cell, suppress
from filrouge.shared.transactions import read_rows

from .models import AlertFigure

MONTHS = 12
RECENT_DAYS = 30
UNTOUCHED_DAYS = 14

# An alert of need to know is not counted: that one exists would already tell something. `rest`: open still, or
# stopped with its rule.
COUNT = """
SELECT a.project_id, a.rule, {month},
       count(*) FILTER (WHERE a.closing = 'handled'), count(*) FILTER (WHERE a.closing = 'resolved'),
       count(*) FILTER (WHERE a.closing NOT IN ('handled', 'resolved')),
       count(*) FILTER (WHERE a.postponed_until IS NOT NULL),
       count(*) FILTER (WHERE a.closed_at IS NULL AND a.postponed_until IS NULL AND a.opened_at < %(untouched)s),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM a.closed_at - a.opened_at) / 3600)
         FILTER (WHERE a.closing = 'handled')
  FROM vigilance_alert a
 WHERE a.opened_at >= %(since)s AND a.level <= %(most)s
 GROUP BY 1, 2, 3
"""
BY_MONTH = "date_trunc('month', a.opened_at AT TIME ZONE 'Europe/Paris')::date"
TOGETHER = "NULL::date"


@dataclass(frozen=True)
class Count:
    """The alerts of one rule, in one project and one month. The first three share them all out."""

    handled: int
    resolved: int
    rest: int
    postponed: int
    untouched: int
    median_hours: float | None


Table = dict[str, Count]


def count_alerts() -> datetime:
    """Replaces every figure; returns the time written on them."""
    now = clock.now()
    recent = _counted(TOGETHER, now - timedelta(days=RECENT_DAYS), now)
    monthly = _counted(BY_MONTH, clock.start_of(_first_month(clock.today())), now)
    figures = [
        figure
        for (project, month), table in (recent | monthly).items()
        for figure in _figures(project, month, table, now)
    ]
    AlertFigure.objects.all().delete()
    AlertFigure.objects.bulk_create(figures, batch_size=2000)
    return now


def _first_month(day: date) -> date:
    months = day.year * 12 + day.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def _counted(month: str, since: datetime, now: datetime) -> dict[tuple[int, date | None], Table]:
    values: dict[str, Any] = {
        "since": since,
        "most": Level.FULL.value,
        "untouched": now - timedelta(days=UNTOUCHED_DAYS),
    }
    rows = read_rows(COUNT.format(month=month), values)
    found: dict[tuple[int, date | None], Table] = defaultdict(dict)
    for project, rule, of_month, *counts in rows:
        found[project, of_month][rule] = Count(*counts)
    return found


def _figures(project: int, month: date | None, table: Table, now: datetime) -> Iterator[AlertFigure]:
    shared_out = {
        rule: {"handled": one.handled, "resolved": one.resolved, "rest": one.rest}
        for rule, one in table.items()
    }
    published = suppress(shared_out)
    for rule, one in table.items():
        cells = published.cells[rule]
        handled = _told(cells["handled"])
        yield AlertFigure(
            project_id=project,
            rule=rule,
            month=month,
            opened=_told(published.row_totals[rule]),
            handled=handled,
            resolved=_told(cells["resolved"]),
            postponed=_large(one.postponed),
            untouched=_large(one.untouched),
            median_hours=round(one.median_hours) if handled and one.median_hours is not None else None,
            counted_at=now,
        )


def _told(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None


def _large(count: int) -> int | None:
    return None if 0 < count < DEFAULT_MINIMUM else count
