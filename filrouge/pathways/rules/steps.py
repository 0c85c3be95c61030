"""What was decided together and does not move (mission S-21)."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.vigilance.registry import Facts, Rule, Threshold, declare

from .words import for_days, on_day

declare(
    Rule(
        code="step_overdue",
        title=_("Étape dépassée"),
        explanation=_("La date prévue est passée et l’étape n’est ni faite ni abandonnée."),
        select="""
          SELECT s.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 least(55, 25 + (%(today)s - s.planned_on) / 3), s.planned_on,
                 jsonb_build_object('days', %(today)s - s.planned_on, 'planned', s.planned_on)
            FROM pathways_step s JOIN pathways_pathway p ON p.id = s.pathway_id
           WHERE s.done_on IS NULL AND s.dropped_on IS NULL AND s.planned_on + {threshold} < %(today)s
             AND p.closed_on IS NULL {only}""",
        tag=lambda facts: gettext("étape dépassée"),
        why=lambda facts: gettext("Elle était prévue pour le %(day)s.") % {"day": on_day(facts, "planned")},
        action=(_("Revoir l’étape"), "pathways:steps-edit", "subject"),
        weighs=_("ce qui a été promis attend"),
        closes=_("l’étape est faite, arrêtée ou reportée"),
        threshold=Threshold(_("jours laissés après la date prévue"), 0, most=60),
    )
)

# Started, without a date ahead: a step with one goes as planned, and one whose date has passed is another rule.
declare(
    Rule(
        code="step_stuck",
        title=_("Étape qui n’avance plus"),
        explanation=_(
            "Une étape est commencée depuis longtemps, sans date prévue, et n’est ni faite ni arrêtée."
        ),
        select="""
          SELECT s.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 least(50, 28 + (%(today)s - s.started_on - {threshold}) / 5), s.started_on + {threshold} + 1,
                 jsonb_build_object('days', %(today)s - s.started_on, 'started', s.started_on)
            FROM pathways_step s JOIN pathways_pathway p ON p.id = s.pathway_id
           WHERE s.done_on IS NULL AND s.dropped_on IS NULL AND s.planned_on IS NULL
             AND s.who NOT IN ('partner', 'volunteer')
             AND s.started_on + {threshold} < %(today)s AND p.closed_on IS NULL {only}""",
        tag=lambda facts: gettext("étape commencée il y a %(days)s") % {"days": for_days(facts)},
        why=lambda facts: (
            gettext("Commencée le %(day)s, et rien de noté depuis : qu’est-ce qui bloque ?")
            % {"day": on_day(facts, "started")}
        ),
        action=(_("Revoir l’étape"), "pathways:steps-edit", "subject"),
        weighs=_("une étape commencée n’avance plus"),
        closes=_("l’étape est faite, arrêtée, ou reçoit une date"),
        threshold=Threshold(_("jours depuis le début de l’étape"), 30, least=7, most=365),
    )
)

# Waiting for another one, far too long or for nothing: the other one was dropped.
declare(
    Rule(
        code="step_waits",
        title=_("Étape qui en attend une autre"),
        explanation=_(
            "Une étape attend la fin d’une autre depuis longtemps, ou attend une étape qui a été arrêtée."
        ),
        select="""
          SELECT s.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 CASE WHEN bool_or(n.dropped_on IS NOT NULL) THEN 40 ELSE 27 END,
                 min((w.created_at AT TIME ZONE 'Europe/Paris')::date),
                 jsonb_build_object('since', min((w.created_at AT TIME ZONE 'Europe/Paris')::date),
                                    'dropped', bool_or(n.dropped_on IS NOT NULL))
            FROM pathways_stepdependency w
            JOIN pathways_step s ON s.id = w.step_id
            JOIN pathways_step n ON n.id = w.needs_id
            JOIN pathways_pathway p ON p.id = w.pathway_id
           WHERE w.ended_at IS NULL AND s.done_on IS NULL AND s.dropped_on IS NULL AND n.done_on IS NULL
             AND (n.dropped_on IS NOT NULL
                  OR (w.created_at AT TIME ZONE 'Europe/Paris')::date + {threshold} < %(today)s)
             AND p.closed_on IS NULL {only}
           GROUP BY s.id, p.id""",
        tag=lambda facts: (
            gettext("attend une étape arrêtée") if facts["dropped"] else gettext("attend une autre étape")
        ),
        why=lambda facts: (
            gettext("Elle attend depuis le %(day)s. Peut-on commencer autrement ?")
            % {"day": on_day(facts, "since")}
        ),
        action=(_("Revoir l’étape"), "pathways:steps-edit", "subject"),
        weighs=_("une étape en bloque une autre"),
        closes=_("l’étape attendue est faite, ou l’on n’attend plus"),
        threshold=Threshold(_("jours d’attente"), 45, least=7, most=365),
    )
)


def _who_has_it(facts: Facts) -> str:
    if facts["who"] == "volunteer":
        return gettext("L’étape repose sur un·e bénévole ; dernières nouvelles le %(day)s.")
    return gettext("L’étape repose sur un partenaire ; dernières nouvelles le %(day)s.")


# « Nouvelles par un partenaire » is a way of contact: that one tells something of a step in a partner's hands.
declare(
    Rule(
        code="step_at_another",
        title=_("Partenaire sans nouvelles"),
        explanation=_(
            "Une étape repose sur un partenaire ou un·e bénévole, et personne n’a donné de nouvelles depuis."
        ),
        select="""
          SELECT s.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 least(60, 34 + (%(today)s - d.last - {threshold}) / 3), d.last + {threshold} + 1,
                 jsonb_build_object('days', %(today)s - d.last, 'last', d.last, 'who', s.who)
            FROM pathways_step s JOIN pathways_pathway p ON p.id = s.pathway_id,
                 LATERAL (SELECT greatest(coalesce(s.started_on, (s.created_at AT TIME ZONE 'Europe/Paris')::date),
                                          (SELECT max(c.at AT TIME ZONE 'Europe/Paris')::date
                                             FROM pathways_contact c
                                            WHERE c.pathway_id = p.id AND c.channel = 'partner')) AS last) d
           WHERE s.done_on IS NULL AND s.dropped_on IS NULL AND s.who IN ('partner', 'volunteer')
             AND (s.planned_on IS NULL OR s.planned_on >= %(today)s)
             AND d.last + {threshold} < %(today)s AND p.closed_on IS NULL {only}""",
        tag=lambda facts: gettext("sans nouvelles depuis %(days)s") % {"days": for_days(facts)},
        why=lambda facts: _who_has_it(facts) % {"day": on_day(facts, "last")},
        action=(_("Revoir l’étape"), "pathways:steps-edit", "subject"),
        weighs=_("un partenaire a peut-être arrêté sans le dire"),
        closes=_("des nouvelles du partenaire sont notées, ou l’étape est finie"),
        threshold=Threshold(_("jours sans nouvelles du partenaire"), 30, least=7, most=180),
    )
)

# A professional step under way: training, immersion, job. The rhythm agreed may be slower; being there is not.
declare(
    Rule(
        code="out_of_touch_at_work",
        title=_("Formation, immersion ou emploi sans échange"),
        explanation=_(
            "Une étape de travail est en cours et personne n’a parlé avec la personne depuis deux semaines : "
            "c’est là que l’on décroche."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 least(86, 54 + %(today)s - d.last - {threshold}), d.last + {threshold} + 1,
                 jsonb_build_object('days', %(today)s - d.last, 'last', d.last)
            FROM pathways_pathway p,
                 LATERAL (SELECT coalesce((p.last_exchange_at AT TIME ZONE 'Europe/Paris')::date,
                                          p.opened_on) AS last) d
           WHERE p.closed_on IS NULL AND d.last + {threshold} < %(today)s
             AND EXISTS (SELECT 1 FROM pathways_step s
                          WHERE s.pathway_id = p.id AND s.domain = 'professional' AND s.started_on <= %(today)s
                            AND s.done_on IS NULL AND s.dropped_on IS NULL) {only}""",
        tag=lambda facts: (
            gettext("étape de travail en cours, sans échange depuis %(days)s") % {"days": for_days(facts)}
        ),
        why=lambda facts: (
            gettext("Dernier échange le %(day)s. Un appel, même court, à la personne et à son tuteur.")
            % {"day": on_day(facts, "last")}
        ),
        action=(_("Noter un contact"), "pathways:contacts-new", "subject"),
        weighs=_("c’est pendant une formation ou un emploi que l’on décroche en silence"),
        closes=_("un échange est noté, ou l’étape est finie"),
        threshold=Threshold(_("jours sans échange"), 14, least=3, most=60),
    )
)
