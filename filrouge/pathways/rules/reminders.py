"""Reminders: what came back from people, and what did not reach them. Both come first: they are over in a minute,
and the meeting is near."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level
from filrouge.vigilance.registry import Rule, declare

from .words import on_day

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
            % {"day": on_day(facts, "on")}
        ),
        action=(_("Répondre"), "pathways:replies-show", "subject"),
        weighs=_("sans réponse, la personne attend, ou personne ne l’attend"),
        closes=_("quelqu’un dit ce que devient le rendez-vous"),
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
            % {"day": on_day(facts, "on")}
        ),
        action=(_("Prévenir autrement"), "pathways:reminders-index", ""),
        weighs=_("qui n’est pas prévenu a de bonnes raisons de ne pas venir"),
        closes=_("la personne est prévenue autrement, ou le rendez-vous est passé"),
        level=Level.FULL,
    )
)
