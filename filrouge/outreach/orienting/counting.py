"""Quality of orientation, by the structure people come from. Batch only: no screen reads origins in number."""

from datetime import timedelta

from django.db import connections

from filrouge.privacy.roles import current_alias
from filrouge.shared import clock

from .forgetting import COUNTED

YEAR = timedelta(days=365)
SETTLED = timedelta(days=30)  # younger ones may still be met within thirty days

COUNT = """
DELETE FROM outreach_orientationfigure;
INSERT INTO outreach_orientationfigure
  (project_id, come_from, orienting_organisation_id, received, met_in_15_days, met_in_30_days, entered, counted_at)
SELECT f.project_id, f.come_from, f.structure, count(*), count(*) FILTER (WHERE f.met - f.day <= 15),
       count(*) FILTER (WHERE f.met - f.day <= 30), count(*) FILTER (WHERE f.entered IS NOT NULL), %(now)s
  FROM (SELECT c.project_id, c.come_from, c.structure, c.day,
               (SELECT s."on" FROM outreach_orientationstage s
                 WHERE s.orientation_id = c.id AND s.kind = 'meeting') AS met,
               (SELECT s."on" FROM outreach_orientationstage s
                 WHERE s.orientation_id = c.id AND s.kind = 'entry') AS entered
          FROM ({counted}) c
        UNION ALL
        SELECT g.project_id, CASE WHEN k.reveals <> 'nothing' THEN 'covered' ELSE g.come_from END,
               CASE WHEN k.reveals = 'nothing' THEN g.orienting_organisation_id END, g.month, NULL, NULL
          FROM outreach_forgottenorientation g
          LEFT JOIN outreach_orientingorganisation k ON k.id = g.orienting_organisation_id) f
 WHERE f.day BETWEEN %(since)s AND %(until)s
 GROUP BY f.project_id, f.come_from, f.structure
"""


def count_orientations() -> None:
    today = clock.today()
    values = {"now": clock.now(), "since": today - SETTLED - YEAR, "until": today - SETTLED}
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(COUNT.format(counted=COUNTED), values)
