"""How structures answer, over a year. Batch only; nothing that would tell of fewer than five answers."""

from datetime import timedelta
from typing import Any

from django.db import connections

from filrouge.partners.models import LEAST
from filrouge.privacy.roles import current_alias
from filrouge.shared import clock

YEAR = timedelta(days=365)

# Of each referral, its first answer. Those who accompanied someone already were asked nothing.
# Those that only people entitled may know of are not counted by structure.
COUNT = """
DELETE FROM partners_referralfigure;
INSERT INTO partners_referralfigure
  (id, project_id, structure_id, sent, answered, accepted_percent, median_days, counted_at)
SELECT gen_random_uuid(), f.project_id, f.structure_id, count(*), count(f.kind),
       CASE WHEN count(*) FILTER (WHERE f.kind = 'accepted') BETWEEN 1 AND %(least)s - 1
              OR count(*) FILTER (WHERE f.kind <> 'accepted') BETWEEN 1 AND %(least)s - 1
            THEN NULL
            ELSE round(100.0 * count(*) FILTER (WHERE f.kind = 'accepted') / count(f.kind)) END,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY f.days), %(now)s
  FROM (SELECT r.project_id, r.structure_id, a.kind,
               (a.at AT TIME ZONE 'Europe/Paris')::date - r.sent_on AS days
          FROM partners_referral r
          LEFT JOIN LATERAL (SELECT x.kind, x.at FROM partners_referralfact x
                              WHERE x.referral_id = r.id AND x.kind IN ('accepted', 'refused', 'full', 'wrong_public')
                              ORDER BY x.at, x.id LIMIT 1) a ON true
         WHERE r.level = 2 AND r.sent_on >= %(since)s
           AND NOT EXISTS (SELECT 1 FROM partners_referralfact k WHERE k.referral_id = r.id AND k.kind = 'already')) f
 GROUP BY f.project_id, f.structure_id
HAVING count(f.kind) >= %(least)s
"""


def count_answers() -> None:
    values: dict[str, Any] = {"now": clock.now(), "since": clock.today() - YEAR, "least": LEAST}
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(COUNT, values)
