"""What vigilance does not let pass of commissions: a rhythm that is lost, a person nobody told, before or after."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.rules.words import days, on_day
from filrouge.vigilance.registry import Facts, Rule, Who, declare


def _in(facts: Facts) -> str:
    count = days(facts)
    if count == 0:
        return gettext("commission aujourd’hui")
    return ngettext("commission dans %(count)d jour", "commission dans %(count)d jours", count) % {
        "count": count
    }


# Two weeks before the rhythm is lost: time enough to bring people together. See `Commission.due_on`.
declare(
    Rule(
        code="commission_late",
        title=_("Commission sans date"),
        explanation=_(
            "Aucune réunion n’est prévue, et la dernière sera bientôt trop ancienne : deux mois au plus."
        ),
        select="""
          SELECT c.id::text, NULL::uuid, c.project_id, NULL::bigint, NULL::bigint, 45, l.due - 14,
                 jsonb_build_object('due', l.due)
            FROM commissions_commission c
           CROSS JOIN LATERAL (
                SELECT coalesce(max((m.at AT TIME ZONE 'Europe/Paris')::date), c.opened_on) + c.rhythm_days AS due
                  FROM commissions_meeting m
                 WHERE m.commission_id = c.id AND m.opened_at IS NOT NULL AND m.cancelled_at IS NULL) l
           WHERE c.closed_on IS NULL AND l.due - 14 <= %(today)s
             AND NOT EXISTS (SELECT 1 FROM commissions_meeting m
                              WHERE m.commission_id = c.id AND m.cancelled_at IS NULL AND m.closed_at IS NULL
                                AND (m.at AT TIME ZONE 'Europe/Paris')::date >= %(today)s)""",
        tag=lambda facts: gettext("commission sans date"),
        why=lambda facts: (
            gettext("La prochaine réunion est à tenir avant le %(day)s.") % {"day": on_day(facts, "due")}
        ),
        action=(_("Fixer une date"), "commissions:commissions-show", "subject"),
        about_a_person=False,
        open_to=(Who.COORDINATION,),
        weighs=_("ce que la dernière réunion a décidé n’est revu par personne"),
        closes=_("une réunion est prévue"),
    )
)

declare(
    Rule(
        code="blockage_unanswered",
        title=_("Situation bloquée sans réponse"),
        explanation=_("L’État ou une collectivité n’a pas répondu au jour demandé. Personne n’est nommé."),
        select="""
          SELECT b.id::text, NULL::uuid, c.project_id, NULL::bigint, NULL::bigint, 50, b.answer_by + 1,
                 jsonb_build_object('days', %(today)s - b.answer_by, 'day', b.answer_by)
            FROM commissions_blockage b JOIN commissions_commission c ON c.id = b.commission_id
           WHERE b.answered_on IS NULL AND b.answer_by < %(today)s""",
        tag=lambda facts: gettext("blocage sans réponse"),
        why=lambda facts: gettext("Réponse demandée pour le %(day)s.") % {"day": on_day(facts, "day")},
        action=(_("Noter la réponse"), "commissions:blockages-answer", "subject"),
        about_a_person=False,
        open_to=(Who.COORDINATION,),
        weighs=_("ce qui bloque là bloque plusieurs personnes"),
        closes=_("la réponse est notée"),
    )
)

declare(
    Rule(
        code="commission_untold",
        title=_("Commission : personne à prévenir"),
        explanation=_(
            "Sa situation sera regardée en commission cette semaine, et rien ne dit qu’elle le sait."
        ),
        select="""
          SELECT k.id::text, k.person_id, k.project_id, p.organisation_id, coalesce(p.lead_id, k.created_by_id),
                 50, g.day - 7, jsonb_build_object('days', g.day - %(today)s, 'day', g.day)
            FROM commissions_case k
            JOIN pathways_pathway p ON p.id = k.pathway_id
            JOIN commissions_meeting m ON m.id = k.meeting_id
           CROSS JOIN LATERAL (SELECT (m.at AT TIME ZONE 'Europe/Paris')::date AS day) g
           WHERE p.closed_on IS NULL AND k.left_at IS NULL AND k.told_on IS NULL AND m.cancelled_at IS NULL
             AND m.closed_at IS NULL AND g.day BETWEEN %(today)s AND %(today)s + 7 {only}""",
        tag=_in,
        why=lambda facts: (
            gettext("Le %(day)s : elle a son mot à dire, et peut dire non.") % {"day": on_day(facts, "day")}
        ),
        action=(_("La prévenir"), "commissions:cases-show", "subject"),
        weighs=_("on ne parle de personne derrière son dos"),
        closes=_("elle est prévenue, ou la situation quitte l’ordre du jour"),
    )
)

declare(
    Rule(
        code="commission_unlearned",
        title=_("Commission : décision à dire"),
        explanation=_(
            "Une commission a regardé sa situation il y a plus de deux jours, et rien ne dit qu’elle sait ce qui est "
            "décidé."
        ),
        select="""
          SELECT k.id::text, k.person_id, k.project_id, p.organisation_id, coalesce(p.lead_id, k.created_by_id),
                 least(60, 46 + %(today)s - g.day), g.day + 3,
                 jsonb_build_object('days', %(today)s - g.day, 'day', g.day)
            FROM commissions_case k
            JOIN pathways_pathway p ON p.id = k.pathway_id
           CROSS JOIN LATERAL (SELECT (k.started_at AT TIME ZONE 'Europe/Paris')::date AS day) g
           WHERE p.closed_on IS NULL AND k.left_at IS NULL AND k.learned_on IS NULL AND g.day + 2 < %(today)s {only}""",
        tag=lambda facts: gettext("décision à lui dire"),
        why=lambda facts: (
            gettext("La commission du %(day)s a regardé sa situation.") % {"day": on_day(facts, "day")}
        ),
        action=(_("Voir ce qui est décidé"), "commissions:cases-show", "subject"),
        weighs=_("elle attend de savoir ce que d’autres ont décidé"),
        closes=_("elle l’a appris"),
    )
)
