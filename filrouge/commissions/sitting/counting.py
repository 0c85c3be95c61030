"""A year of each commission: what was looked at, decided, kept. Batch only; nothing that tells of fewer than five."""

from datetime import timedelta
from typing import Any

from django.db import connections

from filrouge.commissions.models import LEAST
from filrouge.privacy.roles import current_alias
from filrouge.shared import clock

YEAR = timedelta(days=365)

# Of decisions, those whose day has come: the others may still be kept.
COUNT = """
DELETE FROM commissions_commissionfigure;
INSERT INTO commissions_commissionfigure (id, commission_id, people, reviewed, decided, kept_percent, counted_at)
SELECT gen_random_uuid(), r.commission_id, r.people, r.reviewed, CASE WHEN d.people >= %(least)s THEN d.decided END,
       CASE WHEN d.people >= %(least)s AND d.decided >= %(least)s
             AND d.kept NOT BETWEEN 1 AND %(least)s - 1 AND d.decided - d.kept NOT BETWEEN 1 AND %(least)s - 1
            THEN round(100.0 * d.kept / d.decided) END,
       %(now)s
  FROM (SELECT m.commission_id, count(DISTINCT k.person_id) AS people, count(*) AS reviewed
          FROM commissions_case k JOIN commissions_meeting m ON m.id = k.meeting_id
         WHERE k.started_at >= %(since)s AND k.left_at IS NULL
         GROUP BY m.commission_id) r
  LEFT JOIN (SELECT m.commission_id, count(DISTINCT k.person_id) AS people, count(*) AS decided,
                    count(*) FILTER (WHERE d.kept_on IS NOT NULL OR e.done_on IS NOT NULL) AS kept
               FROM commissions_decision d
               JOIN commissions_case k ON k.id = d.case_id
               JOIN commissions_meeting m ON m.id = k.meeting_id
               LEFT JOIN pathways_step e ON e.id = d.step_id
              WHERE k.started_at >= %(since)s AND d.due_on <= %(today)s
              GROUP BY m.commission_id) d ON d.commission_id = r.commission_id
 WHERE r.people >= %(least)s
"""


def count_commissions() -> None:
    today = clock.today()
    values: dict[str, Any] = {"now": clock.now(), "today": today, "since": today - YEAR, "least": LEAST}
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(COUNT, values)
