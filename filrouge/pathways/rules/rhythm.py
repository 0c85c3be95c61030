"""Contacts, appointments, what comes next: what vigilance watches of the rhythm of a path (mission S-21)."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.vigilance.registry import Rule, Threshold, declare

from .words import days, for_days, on_day

declare(
    Rule(
        code="silence",
        title=_("Silence"),
        explanation=_(
            "Plus d’échange depuis plus longtemps que le rythme convenu. "
            "Un appel sans réponse ne compte pas comme un échange."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 least(85, 40 + %(today)s - d.last - p.rhythm_days), d.last + p.rhythm_days + 1 + {threshold},
                 jsonb_build_object('days', %(today)s - d.last, 'rhythm', p.rhythm_days, 'last', d.last,
                                    'tried', p.last_contact_at > coalesce(p.last_exchange_at, '-infinity'))
            FROM pathways_pathway p,
                 LATERAL (SELECT coalesce((p.last_exchange_at AT TIME ZONE 'Europe/Paris')::date,
                                          p.opened_on) AS last) d
           WHERE p.closed_on IS NULL AND %(today)s - d.last > p.rhythm_days + {threshold} {only}""",
        tag=lambda facts: gettext("sans échange depuis %(days)s") % {"days": for_days(facts)},
        why=lambda facts: (
            (
                ngettext(
                    "Convenu : un contact par jour.",
                    "Convenu : un contact tous les %(count)d jours.",
                    days(facts, "rhythm"),
                )
                % {"count": days(facts, "rhythm")}
            )
            + (" " + gettext("Des essais sont restés sans réponse depuis.") if facts.get("tried") else "")
        ),
        action=(_("Noter un contact"), "pathways:contacts-new", "subject"),
        weighs=_("le silence dure, et pèse davantage chaque jour"),
        closes=_("un échange est noté"),
        threshold=Threshold(_("jours laissés au-delà du rythme convenu"), 0, most=60),
    )
)

declare(
    Rule(
        code="no_next",
        title=_("Temps mort"),
        explanation=_("Ni étape ni rendez-vous à venir : personne ne sait ce qui vient ensuite."),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id, 35, d.last,
                 jsonb_build_object('last', d.last)
            FROM pathways_pathway p,
                 LATERAL (SELECT coalesce((p.last_contact_at AT TIME ZONE 'Europe/Paris')::date,
                                          p.opened_on) AS last) d
           WHERE p.closed_on IS NULL AND %(today)s - d.last >= {threshold}
             AND NOT EXISTS (SELECT 1 FROM pathways_appointment a
                              WHERE a.pathway_id = p.id AND a.outcome = '' AND a.starts_at > now())
             AND NOT EXISTS (SELECT 1 FROM pathways_step s
                              WHERE s.pathway_id = p.id AND s.done_on IS NULL AND s.dropped_on IS NULL)
                 {only}""",
        tag=lambda facts: gettext("rien de prévu"),
        why=lambda facts: (
            gettext("Aucune étape ni aucun rendez-vous à venir. Dernier contact le %(day)s.")
            % {"day": on_day(facts, "last")}
        ),
        action=(_("Prévoir la suite"), "pathways:steps-new", "subject"),
        weighs=_("personne ne sait ce qui vient ensuite"),
        closes=_("une étape ou un rendez-vous est prévu"),
        threshold=Threshold(_("jours laissés depuis le dernier contact"), 0, most=60),
    )
)

declare(
    Rule(
        code="missed_twice",
        title=_("Deux rendez-vous manqués"),
        explanation=_("Les deux derniers rendez-vous ont été manqués sans prévenir."),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id, 62, m.last,
                 jsonb_build_object('last', m.last)
            FROM pathways_pathway p,
                 LATERAL (SELECT count(*) FILTER (WHERE r.outcome = 'missed') AS missed, max(r.day) AS last
                            FROM (SELECT a.outcome, (a.starts_at AT TIME ZONE 'Europe/Paris')::date AS day
                                    FROM pathways_appointment a
                                   WHERE a.pathway_id = p.id AND a.outcome IN ('came', 'missed', 'excused')
                                   ORDER BY a.starts_at DESC LIMIT 2) r) m
           WHERE p.closed_on IS NULL AND m.missed = 2 {only}""",
        tag=lambda facts: gettext("deux rendez-vous manqués"),
        why=lambda facts: (
            gettext("Le dernier était le %(day)s. Et si on essayait autrement ?")
            % {"day": on_day(facts, "last")}
        ),
        action=(_("Noter un contact"), "pathways:contacts-new", "subject"),
        weighs=_("deux rendez-vous manqués annoncent souvent un décrochage"),
        closes=_("un rendez-vous est honoré ou excusé"),
    )
)
