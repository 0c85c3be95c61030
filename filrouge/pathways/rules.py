"""What vigilance watches on a path: the first rules (mission S-21). Never a score of staff."""

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level
from filrouge.vigilance.registry import Act, Facts, Rule, Who, declare

# In the statements below: 40 people for a full-time referent (mission S-16); 90 days before a permit ends,
# since a renewal is asked for between four and two months before (CESEDA, R. 431-5).

HAND_OUT = Act(_("Confier sa file"), "pathways:caseloads-transfer", "user", (Who.COORDINATION,))
LOOK_AFTER = Act(_("Voir sa file"), "caseload", "referent")  # a colleague may be in touch with those people


def _days(facts: Facts, key: str = "days") -> int:
    return int(facts[key])


def _for_days(facts: Facts) -> str:
    count = _days(facts)
    return ngettext("%(count)d jour", "%(count)d jours", count) % {"count": count}


def _until_permit_ends(facts: Facts) -> str:
    count = _days(facts)
    if count < 0:
        return gettext("titre de séjour expiré")
    if count == 0:
        return gettext("titre de séjour : dernier jour")
    return ngettext("titre de séjour dans %(count)d jour", "titre de séjour dans %(count)d jours", count) % {
        "count": count
    }


def _on(facts: Facts, key: str) -> str:
    return date.fromisoformat(str(facts[key])).strftime("%d/%m/%Y")


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
                 least(85, 40 + %(today)s - d.last - p.rhythm_days), d.last + p.rhythm_days + 1,
                 jsonb_build_object('days', %(today)s - d.last, 'rhythm', p.rhythm_days, 'last', d.last,
                                    'tried', p.last_contact_at > coalesce(p.last_exchange_at, '-infinity'))
            FROM pathways_pathway p,
                 LATERAL (SELECT coalesce((p.last_exchange_at AT TIME ZONE 'Europe/Paris')::date,
                                          p.opened_on) AS last) d
           WHERE p.closed_on IS NULL AND %(today)s - d.last > p.rhythm_days {only}""",
        tag=lambda facts: gettext("sans échange depuis %(days)s") % {"days": _for_days(facts)},
        why=lambda facts: (
            (
                ngettext(
                    "Convenu : un contact par jour.",
                    "Convenu : un contact tous les %(count)d jours.",
                    _days(facts, "rhythm"),
                )
                % {"count": _days(facts, "rhythm")}
            )
            + (" " + gettext("Des essais sont restés sans réponse depuis.") if facts.get("tried") else "")
        ),
        action=(_("Noter un contact"), "pathways:contacts-new", "subject"),
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
           WHERE p.closed_on IS NULL
             AND NOT EXISTS (SELECT 1 FROM pathways_appointment a
                              WHERE a.pathway_id = p.id AND a.outcome = '' AND a.starts_at > now())
             AND NOT EXISTS (SELECT 1 FROM pathways_step s
                              WHERE s.pathway_id = p.id AND s.done_on IS NULL AND s.dropped_on IS NULL)
                 {only}""",
        tag=lambda facts: gettext("rien de prévu"),
        why=lambda facts: (
            gettext("Aucune étape ni aucun rendez-vous à venir. Dernier contact le %(day)s.")
            % {"day": _on(facts, "last")}
        ),
        action=(_("Prévoir la suite"), "pathways:steps-new", "subject"),
    )
)

declare(
    Rule(
        code="no_referent",
        title=_("Sans référent·e"),
        explanation=_("Un parcours ouvert que personne ne suit."),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, NULL::bigint, 88, p.opened_on,
                 jsonb_build_object('days', %(today)s - p.opened_on)
            FROM pathways_pathway p WHERE p.closed_on IS NULL AND p.lead_id IS NULL {only}""",
        tag=lambda facts: gettext("sans référent·e"),
        why=lambda facts: gettext("Personne n’est chargé de suivre ce parcours."),
        action=(_("Désigner quelqu’un"), "pathways:referents-edit", "subject"),
        open_to=(Who.IN_CHARGE, Who.COORDINATION),
        grave=True,
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
            % {"day": _on(facts, "last")}
        ),
        action=(_("Noter un contact"), "pathways:contacts-new", "subject"),
    )
)

# An answer and a reminder that did not arrive come first: both are over in a minute, and the meeting is near.
declare(
    Rule(
        code="cannot_come",
        title=_("A répondu à un rappel"),
        explanation=_("La personne a répondu à un rappel, souvent pour dire qu’elle ne peut pas venir."),
        select="""
          SELECT y.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 CASE WHEN y.cannot_come THEN 94 ELSE 70 END,
                 (y.received_at AT TIME ZONE 'Europe/Paris')::date,
                 jsonb_build_object('cannot', y.cannot_come,
                                    'on', (a.starts_at AT TIME ZONE 'Europe/Paris')::date)
            FROM pathways_reply y
            JOIN pathways_appointment a ON a.id = y.appointment_id
            JOIN pathways_pathway p ON p.id = y.pathway_id
           WHERE y.decided_at IS NULL AND a.outcome = '' AND p.closed_on IS NULL {only}""",
        tag=lambda facts: gettext("ne peut pas venir") if facts["cannot"] else gettext("a répondu"),
        why=lambda facts: (
            gettext(
                "C’est une réponse au rappel du rendez-vous du %(day)s. Rien n’est changé : à vous de dire."
            )
            % {"day": _on(facts, "on")}
        ),
        action=(_("Répondre"), "pathways:replies-show", "subject"),
        level=Level.FULL,
    )
)

declare(
    Rule(
        code="not_told",
        title=_("Rappel qui n’est pas arrivé"),
        explanation=_("Le rappel d’un rendez-vous n’a pas pu partir, ou n’a pas été reçu."),
        select="""
          SELECT r.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id, 86,
                 (r.created_at AT TIME ZONE 'Europe/Paris')::date,
                 jsonb_build_object('on', (a.starts_at AT TIME ZONE 'Europe/Paris')::date)
            FROM pathways_reminder r
            JOIN pathways_appointment a ON a.id = r.appointment_id
            JOIN pathways_pathway p ON p.id = r.pathway_id
            LEFT JOIN messaging_message m ON m.id = r.message_id
           WHERE r.done_at IS NULL AND a.starts_at > now() AND p.closed_on IS NULL
             AND (r.kind = 'cancelled' OR (a.outcome = '' AND r.version = a.version))
             AND (m.failed_at IS NOT NULL OR (r.message_id IS NULL AND r.trouble <> '')) {only}""",
        tag=lambda facts: gettext("pas prévenu·e"),
        why=lambda facts: (
            gettext("Le rappel du rendez-vous du %(day)s n’est pas arrivé : prévenez autrement.")
            % {"day": _on(facts, "on")}
        ),
        action=(_("Prévenir autrement"), "pathways:reminders-index", ""),
        level=Level.FULL,
    )
)

declare(
    Rule(
        code="permit",
        title=_("Titre de séjour"),
        explanation=_(
            "Le titre ou le récépissé expire dans les trois mois. Visible des seules personnes habilitées."
        ),
        select="""
          SELECT t.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 CASE WHEN t.permit_until <= %(today)s + 30 THEN 92 ELSE 66 END, t.permit_until - 90,
                 jsonb_build_object('days', t.permit_until - %(today)s, 'until', t.permit_until,
                                    'pathway', p.id)
            FROM people_protection t
            JOIN pathways_pathway p ON p.person_id = t.person_id AND p.project_id = t.project_id
           WHERE t.replaced_on IS NULL AND t.permit_until <= %(today)s + 90 AND p.closed_on IS NULL {only}""",
        tag=_until_permit_ends,
        why=lambda facts: gettext("Le document est valable jusqu’au %(day)s.") % {"day": _on(facts, "until")},
        action=(_("Préparer le renouvellement"), "pathways:steps-new", "pathway"),
        grave=True,
        level=Level.ASYLUM,
    )
)

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
           WHERE s.done_on IS NULL AND s.dropped_on IS NULL AND s.planned_on < %(today)s
             AND p.closed_on IS NULL {only}""",
        tag=lambda facts: gettext("étape dépassée"),
        why=lambda facts: gettext("Elle était prévue pour le %(day)s.") % {"day": _on(facts, "planned")},
        action=(_("Revoir l’étape"), "pathways:steps-edit", "subject"),
    )
)

declare(
    Rule(
        code="referent_away",
        title=_("Absence sans remplaçant·e"),
        explanation=_("Un·e référent·e est absent·e et personne ne prend le relais."),
        select="""
          SELECT b.id || ':' || p.project_id || ':' || p.organisation_id, NULL::uuid,
                 p.project_id, p.organisation_id, b.user_id, 72, b.since,
                 jsonb_build_object('people', count(*), 'until', b.until)
            FROM pathways_absence b JOIN pathways_pathway p ON p.lead_id = b.user_id AND p.closed_on IS NULL
           WHERE b.cancelled_at IS NULL AND b.substitute_id IS NULL AND %(today)s BETWEEN b.since AND b.until
           GROUP BY b.id, p.project_id, p.organisation_id""",
        tag=lambda facts: gettext("absence sans remplaçant·e"),
        why=lambda facts: (
            ngettext(
                "%(count)d personne est sans relais jusqu’au %(day)s.",
                "%(count)d personnes sont sans relais jusqu’au %(day)s.",
                _days(facts, "people"),
            )
            % {"count": _days(facts, "people"), "day": _on(facts, "until")}
        ),
        action=(_("Organiser le relais"), "pathways:absences-index", ""),
        open_to=(Who.CONCERNED,),
        otherwise=(HAND_OUT, LOOK_AFTER),
        about_a_person=False,
    )
)

declare(
    Rule(
        code="overload",
        title=_("File active trop lourde"),
        explanation=_("Plus de 40 personnes pour un temps plein, au prorata du temps de travail."),
        select="""
          SELECT c.lead_id || ':' || c.project_id || ':' || c.organisation_id, NULL::uuid,
                 c.project_id, c.organisation_id,
                 c.lead_id, 50, c.since, jsonb_build_object('people', c.people, 'advised', c.advised)
            FROM (SELECT p.lead_id, p.project_id, p.organisation_id, count(*) AS people,
                         max(p.opened_on) AS since,
                         40 * coalesce((SELECT max(m.working_time) FROM accounts_membership m
                                         WHERE m.user_id = p.lead_id AND m.organisation_id = p.organisation_id
                                           AND (m.until IS NULL OR m.until > %(today)s)),
                                       100) / 100 AS advised
                    FROM pathways_pathway p WHERE p.closed_on IS NULL AND p.lead_id IS NOT NULL
                   GROUP BY p.lead_id, p.project_id, p.organisation_id) c
           WHERE c.people > c.advised""",
        tag=lambda facts: (
            gettext("%(people)s personnes pour %(advised)s conseillées")
            % {"people": facts["people"], "advised": facts["advised"]}
        ),
        why=lambda facts: gettext("La répartition peut être revue, personne par personne."),
        action=(_("Voir une répartition"), "pathways:caseloads-transfer", "user"),
        open_to=(Who.CONCERNED, Who.COORDINATION),
        otherwise=(LOOK_AFTER,),
        about_a_person=False,
    )
)
