"""Who the people sent by each structure are, by group: batch only, protected, never of a structure whose name
reveals something."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from filrouge.enrolment.groups import belonging
from filrouge.outreach.models import BriefingFigure
from filrouge.shared import clock
from filrouge.shared.suppression import Suppressed, suppress
from filrouge.shared.transactions import read_rows

YEAR = timedelta(days=365)

# Each person once for each structure that sent her, however often; the file tells her groups.
COUNT = f"""
SELECT project_id, structure, grp, count(*) FILTER (WHERE belongs), count(*) FILTER (WHERE NOT belongs),
       count(*) FILTER (WHERE belongs IS NULL)
  FROM ({
    belonging('''
    SELECT DISTINCT ON (o.person_id, g.orienting_organisation_id)
           o.person_id, o.project_id, (o.received_at AT TIME ZONE 'Europe/Paris')::date AS on_day,
           g.orienting_organisation_id AS structure
      FROM outreach_orientation o
      JOIN outreach_origin g ON g.orientation_id = o.id AND g.level = 2
      JOIN outreach_orientingorganisation k ON k.id = g.orienting_organisation_id AND k.reveals = 'nothing'
     WHERE o.person_id IS NOT NULL AND o.discarded_at IS NULL AND o.received_at >= %(since)s
     ORDER BY o.person_id, g.orienting_organisation_id, o.received_at DESC''')
}) b
 GROUP BY project_id, structure, grp
"""  # noqa: S608


def count_briefings() -> datetime:
    """Replaces every figure; returns the time written on them."""
    now = clock.now()
    rows = read_rows(COUNT, {"since": now - YEAR})
    BriefingFigure.objects.all().delete()
    BriefingFigure.objects.bulk_create(_figures(rows, now), batch_size=2000)
    return now


def _figures(rows: list[tuple], now: datetime) -> Iterator[BriefingFigure]:
    for project, structure, group, inside, outside, unknown in rows:
        table = suppress({"": {"inside": inside, "outside": outside, "unknown": unknown}})
        told, unsaid, everyone = table.cells[""]["inside"], table.cells[""]["unknown"], table.total
        known = everyone - unsaid if isinstance(everyone, int) and isinstance(unsaid, int) else None
        yield BriefingFigure(
            project_id=project,
            orienting_organisation_id=structure,
            group=group,
            known=known,
            inside=told if isinstance(everyone, int) and isinstance(told, int) else None,
            small=isinstance(everyone, int) and isinstance(told, Suppressed) and not told.complementary,
            counted_at=now,
        )
