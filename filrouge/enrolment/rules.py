"""What vigilance watches before the path: nobody is forgotten between asking and coming in (mission S-10)."""

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

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
    )
)
