"""How long people wait for an answer, and why it is no: of a year of referrals, by theme and department. Batch only.

All publics together: by public, almost nothing would stay over five. Referrals covered by need to know are not
counted; nor those to whoever accompanied someone already, who were asked nothing.
The theme is that of the barrier, else of the step, else the first of the service.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from filrouge.partners.models import ANSWERS, CLOSED, LEAST, UNPLACED, WaitFigure
from filrouge.partners.referring.counting import YEAR
from filrouge.shared import clock
from filrouge.shared.suppression import suppress
from filrouge.shared.transactions import read_rows

SILENT = "silent"  # the day asked for is past, and nobody answered
OTHER = "other"

SENT = """
WITH sent AS (
  SELECT r.project_id, r.person_id, coalesce(c.department, %(unplaced)s) AS department,
         split_part(coalesce(nullif(b.sub_theme, ''), nullif(t.theme, ''), s.themes[1]), '--', 1) AS theme,
         CASE WHEN a.kind = 'refused' THEN coalesce(nullif(a.reason, ''), %(other)s)
              WHEN a.kind IS NOT NULL THEN a.kind
              WHEN r.answer_by < %(today)s AND NOT EXISTS (
                SELECT 1 FROM partners_referralfact x WHERE x.referral_id = r.id AND x.kind = ANY(%(closed)s))
              THEN %(silent)s END AS outcome,
         CASE WHEN a.kind = 'accepted' THEN a.day - r.sent_on END AS accepted, g.day - r.sent_on AS started
    FROM partners_referral r
    JOIN people_person p ON p.id = r.person_id
    LEFT JOIN reference_commune c ON c.code = p.commune_code
    LEFT JOIN pathways_barrier b ON b.id = r.barrier_id
    LEFT JOIN pathways_step t ON t.id = r.step_id
    LEFT JOIN directory_service s ON s.id = r.service_id
    LEFT JOIN LATERAL (
      SELECT x.kind, x.reason, (x.at AT TIME ZONE 'Europe/Paris')::date AS day FROM partners_referralfact x
       WHERE x.referral_id = r.id AND x.kind = ANY(%(answers)s) ORDER BY x.at, x.id LIMIT 1) a ON true
    LEFT JOIN LATERAL (
      SELECT coalesce(x.on, (x.at AT TIME ZONE 'Europe/Paris')::date) AS day FROM partners_referralfact x
       WHERE x.referral_id = r.id AND x.kind = 'started' ORDER BY x.at, x.id LIMIT 1) g ON true
   WHERE r.level = 2 AND r.sent_on >= %(since)s
     AND NOT EXISTS (SELECT 1 FROM partners_referralfact k WHERE k.referral_id = r.id AND k.kind = 'already'))
"""
OUTCOMES = f"""{SENT}
SELECT project_id, theme, outcome, department, count(DISTINCT person_id)
  FROM sent WHERE theme <> '' AND outcome IS NOT NULL GROUP BY 1, 2, 3, 4
"""  # noqa: S608
DAYS = f"""{SENT}
SELECT project_id, theme, coalesce(department, ''),
       CASE WHEN count(DISTINCT person_id) FILTER (WHERE accepted >= 0) >= %(least)s
            THEN percentile_disc(0.5) WITHIN GROUP (ORDER BY accepted) FILTER (WHERE accepted >= 0) END,
       CASE WHEN count(DISTINCT person_id) FILTER (WHERE started >= 0) >= %(least)s
            THEN percentile_disc(0.5) WITHIN GROUP (ORDER BY started) FILTER (WHERE started >= 0) END
  FROM sent WHERE theme <> '' GROUP BY project_id, theme, ROLLUP (department)
"""  # noqa: S608


def waits(now: datetime) -> Iterator[WaitFigure]:
    outcomes = _outcomes()
    for project, theme, department, accepted, started in _rows(DAYS):
        known = outcomes.get((project, theme), {}).get(department, {})
        if known or accepted is not None or started is not None:
            yield WaitFigure(
                project_id=project,
                theme=theme,
                department=department,
                outcomes=known,
                accepted_days=accepted,
                started_days=started,
                counted_at=now,
            )


def _outcomes() -> dict[tuple[int, str], dict[str, dict[str, int]]]:
    """By project and theme: by department ("" all of them), people by outcome, those that may be told."""
    counted: dict[tuple[int, str], dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for project, theme, outcome, department, people in _rows(OUTCOMES):
        counted[project, theme][outcome][department] = people
    return {of: _protected(table) for of, table in counted.items()}


def _protected(table: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    departments = sorted({name for row in table.values() for name in row})
    published = suppress(
        {outcome: {name: row.get(name, 0) for name in departments} for outcome, row in table.items()}
    )
    told: dict[str, dict[str, int]] = defaultdict(dict)
    for outcome, cells in published.cells.items():
        for name, cell in {**cells, "": published.row_totals[outcome]}.items():
            if isinstance(cell, int) and cell:
                told[name][outcome] = cell
    return told


def _rows(query: str) -> list[tuple[Any, ...]]:
    today = clock.today()
    values: dict[str, Any] = {
        "answers": [one.value for one in ANSWERS],
        "closed": [one.value for one in CLOSED],
        "least": LEAST,
        "other": OTHER,
        "silent": SILENT,
        "since": today - YEAR,
        "today": today,
        "unplaced": UNPLACED,
    }
    return read_rows(query, values)
