"""Someone leaves an organisation, or an organisation its consortium: what was opened by name is closed."""

from django.db import connections
from django.utils.translation import gettext as _

from filrouge.privacy.roles import current_alias

# A grant by name rests on working, today, for an organisation of the project's consortium. A volunteer knows
# the name of whom she meets: of a referent who becomes one, nothing more survives.
END = """
UPDATE people_accessgrant g SET until = now(), reason = left(g.reason || ' ; ' || %s, 300)
 WHERE g.user_id IS NOT NULL AND fr_in_force(g.since, g.until)
   AND NOT EXISTS (
     SELECT 1 FROM accounts_consortiummember c JOIN accounts_membership m ON m.organisation_id = c.organisation_id
      WHERE c.project_id = g.project_id AND (c.until IS NULL OR c.until > fr_today())
        AND m.user_id = g.user_id AND m.since <= fr_today() AND (m.until IS NULL OR m.until > fr_today())
        AND (m.role IN ('referent', 'outreach', 'professional', 'coordinator')
             OR (m.role = 'volunteer' AND g.level = 0)))
"""


def end_personal_grants() -> int:
    """Batch only. Returns how many grants ended."""
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(END, [_("départ de l’organisation")])
        return cursor.rowcount
