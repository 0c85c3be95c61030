"""Counts the figures of every project, set-wise. Batch only."""

from datetime import datetime
from typing import Any

from django.db import connections

from filrouge.accounts.models.memberships import ACCOMPANYING
from filrouge.pathways.queries import CASELOAD
from filrouge.privacy.roles import current_alias
from filrouge.shared import clock

CASELOADS = """
DELETE FROM desk_caseloadfigure;
INSERT INTO desk_caseloadfigure
  (project_id, organisation_id, lead_id, people, places, advised, silent, without_next, counted_at)
SELECT p.project_id, p.organisation_id, p.lead_id, count(*), sum(coalesce(w.weight, 1)),
       round(%(full_time)s * coalesce((
         SELECT max(m.working_time) FROM accounts_membership m
          WHERE m.user_id = p.lead_id AND m.organisation_id = p.organisation_id AND m.since <= %(today)s
            AND m.role = ANY(%(accompanying)s) AND (m.until IS NULL OR m.until > %(today)s)), 100) / 100.0),
       count(*) FILTER (WHERE %(today)s - d.last > p.rhythm_days),
       count(*) FILTER (WHERE p.next_appointment_at IS NULL AND p.next_step_title = ''), %(now)s
  FROM pathways_pathway p
  LEFT JOIN pathways_caseloadweight w ON w.pathway_id = p.id AND w.until IS NULL,
       LATERAL (SELECT coalesce((p.last_exchange_at AT TIME ZONE 'Europe/Paris')::date, p.opened_on)) d(last)
 WHERE p.closed_on IS NULL
 GROUP BY p.project_id, p.organisation_id, p.lead_id;
"""

TEAMS = """
DELETE FROM desk_teamfigure;
INSERT INTO desk_teamfigure
  (project_id, organisation_id, people, referents, alone, silent, without_next, counted_at)
SELECT project_id, organisation_id, sum(people), count(lead_id),
       coalesce(sum(people) FILTER (WHERE lead_id IS NULL), 0), sum(silent), sum(without_next), %(now)s
  FROM desk_caseloadfigure
 GROUP BY project_id, organisation_id;
"""

# Each stage asks for the stages before it, so that the drawing never widens.
FUNNELS = """
DELETE FROM desk_funnelfigure;
INSERT INTO desk_funnelfigure
  (project_id, organisation_id, opened, exchanged, with_objective, with_step_done, job, training,
   other_end, counted_at)
SELECT s.project_id, s.organisation_id, count(*), count(*) FILTER (WHERE s.exchanged),
       count(*) FILTER (WHERE s.exchanged AND s.objective),
       count(*) FILTER (WHERE s.exchanged AND s.objective AND s.step),
       count(*) FILTER (WHERE s.reason = 'job'), count(*) FILTER (WHERE s.reason = 'training'),
       count(*) FILTER (WHERE s.reason NOT IN ('job', 'training')), %(now)s
  FROM (SELECT p.project_id, p.organisation_id, p.last_exchange_at IS NOT NULL AS exchanged,
               p.id IN (SELECT o.pathway_id FROM pathways_objective o) AS objective,
               p.id IN (SELECT t.pathway_id FROM pathways_step t WHERE t.done_on IS NOT NULL) AS step,
               c.reason
          FROM pathways_pathway p
          LEFT JOIN pathways_closure c ON c.pathway_id = p.id AND c.reopened_at IS NULL) s
 GROUP BY s.project_id, s.organisation_id;
"""


def count_everything() -> datetime:
    """Returns the time written on the figures."""
    now = clock.now()
    values: dict[str, Any] = {
        "full_time": CASELOAD,
        "accompanying": list(ACCOMPANYING),
        "now": now,
        "today": clock.today(),
    }
    with connections[current_alias()].cursor() as cursor:
        for statement in (CASELOADS, TEAMS, FUNNELS):
            cursor.execute(statement, values)
    return now
