"""What vigilance watches before the path: nobody is forgotten between asking and coming in (mission S-10)."""

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.drift import ADVICE, ENOUGH, MARGIN, advice
from filrouge.enrolment.models import Group, Stage
from filrouge.vigilance.registry import Facts, Rule, declare

# In the statements below: 14 days where a project set no delay (`MEET_WITHIN_DAYS`); a talk noted puts the
# reminder off for a week; a commitment leads to an entry within a week, or to the signature it still lacks.


def _for_days(facts: Facts) -> str:
    count = int(facts["days"])
    return ngettext("%(count)d jour", "%(count)d jours", count) % {"count": count}


def _on(facts: Facts, key: str) -> str:
    return date.fromisoformat(str(facts[key])).strftime("%d/%m/%Y")


declare(
    Rule(
        code="candidacy_to_meet",
        title=_("Candidature sans premier rendez-vous"),
        explanation=_(
            "Quelqu’un a demandé à entrer, et personne ne l’a encore reçu dans le délai du projet."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.created_by_id,
                 least(80, 45 + %(today)s - p.opened_on - d.within), p.opened_on + d.within + 1,
                 jsonb_build_object('days', %(today)s - p.opened_on, 'opened', p.opened_on)
            FROM enrolment_candidacy p
            LEFT JOIN enrolment_terms t ON t.project_id = p.project_id,
                 LATERAL (SELECT coalesce(t.meet_within_days, 14)::int AS within) d
           WHERE p.stage = 'to_meet' AND %(today)s - p.opened_on > d.within {only}""",
        tag=lambda facts: gettext("candidature : pas encore de rendez-vous"),
        why=lambda facts: (
            gettext("Demande reçue le %(day)s, il y a %(days)s.")
            % {"day": _on(facts, "opened"), "days": _for_days(facts)}
        ),
        action=(_("Ouvrir la candidature"), "enrolment:candidacies-show", "subject"),
        weighs=_("qui attend trop ne revient pas"),
        closes=_("le premier rendez-vous est tenu, ou la candidature est close"),
    )
)

declare(
    Rule(
        code="candidacy_to_see_again",
        title=_("Second rendez-vous à tenir"),
        explanation=_(
            "Le délai de réflexion est passé, et la personne n’a dit ni oui ni non. "
            "Une nouvelle prise avec un vrai échange repousse le rappel d’une semaine."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, m.held_by_id,
                 least(85, 55 + %(today)s - d.since), d.since,
                 jsonb_build_object('days', %(today)s - p.reflect_until, 'until', p.reflect_until,
                                    'tried', d.tried)
            FROM enrolment_candidacy p
            JOIN enrolment_firstmeeting m ON m.candidacy_id = p.id,
                 LATERAL (SELECT greatest(p.reflect_until,
                                          max(f."on") FILTER (WHERE f.outcome = 'talked') + 7) AS since,
                                 count(f.id) AS tried
                            FROM enrolment_followup f
                           WHERE f.candidacy_id = p.id AND f."on" >= p.met_on) d
           WHERE p.stage = 'met' AND d.since <= %(today)s {only}""",
        tag=lambda facts: gettext("second rendez-vous à tenir"),
        why=lambda facts: (
            gettext("Délai de réflexion fini le %(day)s.") % {"day": _on(facts, "until")}
            + (
                ""
                if facts["tried"]
                else " " + gettext("Personne n’a encore pris de ses nouvelles depuis le premier rendez-vous.")
            )
        ),
        action=(_("Ouvrir la candidature"), "enrolment:candidacies-show", "subject"),
        weighs=_("sans nouvelles, qui hésite renonce"),
        closes=_("le second rendez-vous est tenu, ou un échange est noté"),
    )
)

declare(
    Rule(
        code="candidacy_signed",
        title=_("Engagement signé, entrée en attente"),
        explanation=_(
            "L’engagement est signé depuis plus d’une semaine et le parcours n’a pas commencé : "
            "il manque la signature d’un parent ou de l’ASE, ou quelqu’un pour accompagner."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, c.created_by_id,
                 least(80, 50 + %(today)s - c.met_on), c.met_on + 8,
                 jsonb_build_object('days', %(today)s - c.met_on, 'signed', c.met_on, 'stage', p.stage)
            FROM enrolment_candidacy p JOIN enrolment_commitment c ON c.candidacy_id = p.id
           WHERE p.stage IN ('signed', 'guardian') AND %(today)s - c.met_on > 7 {only}""",
        tag=lambda facts: gettext("engagement signé, pas encore d’entrée"),
        why=lambda facts: (
            (
                gettext("Signé le %(day)s ; la signature d’un parent ou de l’ASE manque.")
                if facts["stage"] == "guardian"
                else gettext("Signé le %(day)s ; le parcours n’a pas commencé.")
            )
            % {"day": _on(facts, "signed")}
        ),
        action=(_("Ouvrir la candidature"), "enrolment:candidacies-show", "subject"),
        weighs=_("la promesse est faite des deux côtés"),
        closes=_("le parcours commence, ou la candidature est close"),
    )
)


# --- targeting --------------------------------------------------------------------------------------

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
  far AS (SELECT * FROM share WHERE known >= {ENOUGH} AND percent < wished - least({MARGIN}, wished / 2.0))
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
            "La part d’un groupe s’éloigne de plus de dix points de celle que la fiche de ciblage souhaite, "
            "ou n’en atteint pas la moitié. Cela dit où aller rencontrer des personnes, jamais qui refuser."
        ),
        select=DRIFT,
        tag=_tag,
        why=_why,
        action=(_("Voir les écarts"), "enrolment:drift-show", "project"),
        about_a_person=False,
        weighs=_("un écart se rattrape en allant ailleurs, et en s’y prenant tôt"),
        closes=_("les chiffres publiés se sont rapprochés de ce qui est souhaité"),
    )
)
