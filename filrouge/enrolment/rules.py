"""What vigilance watches before the path: those a project wished to reach and does not."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.drift import ADVICE, ENOUGH, MARGIN, advice
from filrouge.enrolment.models import Group, Stage
from filrouge.vigilance.registry import Facts, Rule, declare

# Read from the published figures alone: what an alert says was already told. A hidden share is under 5
# people. Entries are named only when those who ask to come are as wished: else the first step is the same.
DRIFT = f"""
  WITH share AS (
    SELECT f.project_id, f.stage, f.group, w.percent AS wished, f.people - f.unknown AS known, f.inside_small,
           100.0 * coalesce(f.inside, 4) / nullif(f.people - f.unknown, 0) AS percent
      FROM enrolment_targetfigure f
      JOIN enrolment_targetingsheet s ON s.project_id = f.project_id
      JOIN enrolment_wishedshare w ON w.sheet_id = s.id AND w.group = f.group
     WHERE f.month IS NULL AND (f.inside IS NOT NULL OR f.inside_small)
       AND s.number = (SELECT max(n.number) FROM enrolment_targetingsheet n WHERE n.project_id = s.project_id)),
  far AS (SELECT * FROM share WHERE known >= {ENOUGH} AND percent < wished - {MARGIN})
  SELECT f.project_id || ':' || f.group || ':' || f.stage, NULL::uuid, f.project_id, NULL::bigint,
         (SELECT min(m.user_id) FROM accounts_membership m
           WHERE m.project_id = f.project_id AND m.role = 'coordinator' AND m.since <= %(today)s
             AND (m.until IS NULL OR m.until > %(today)s)),
         least(60, 30 + (f.wished - f.percent)::int), date_trunc('month', %(today)s::date)::date,
         jsonb_build_object('group', f.group, 'stage', f.stage, 'wished', f.wished,
                            'percent', CASE WHEN f.inside_small THEN -1 ELSE round(f.percent) END)
    FROM far f
   WHERE f.stage = 'candidacy'
      OR NOT EXISTS (SELECT 1 FROM far c
                      WHERE c.project_id = f.project_id AND c.group = f.group AND c.stage = 'candidacy')
"""  # noqa: S608


def _tag(facts: Facts) -> str:
    few = ADVICE[Group(str(facts["group"]))].few
    among = (
        gettext("parmi les entrées") if facts["stage"] == Stage.ENTRY else gettext("parmi les candidatures")
    )
    return f"{few} {among}"


def _why(facts: Facts) -> str:
    percent = int(facts["percent"])
    seen = gettext("moins de 5 personnes") if percent < 0 else gettext("%(count)d %%") % {"count": percent}
    told = gettext("Sur douze mois : %(seen)s, pour %(wished)s %% souhaités.")
    return f"{told % {'seen': seen, 'wished': facts['wished']}} {advice(str(facts['group']), str(facts['stage']))}"


declare(
    Rule(
        code="target_drift",
        title=_("Écart au public visé"),
        explanation=_(
            "La part d’un groupe s’éloigne de plus de dix points de celle que la fiche de ciblage souhaite. "
            "Cela dit où aller rencontrer des personnes, jamais qui refuser."
        ),
        select=DRIFT,
        tag=_tag,
        why=_why,
        action=(_("Voir les écarts"), "enrolment:drift-show", "project"),
        about_a_person=False,
    )
)
