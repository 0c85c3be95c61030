"""Incidents: read in time, followed until their end. Each alert is read by the one who should act, and nobody else:
that an incident exists is already too much to tell."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.vigilance.registry import Rule, Threshold, Who, declare

from .words import days, for_days, on_day

declare(
    Rule(
        code="incident_to_read",
        title=_("Information urgente à lire"),
        explanation=_("Vous êtes prévenu·e d’un incident et ne l’avez pas encore lu."),
        select="""
          SELECT 'read:' || n.id, p.person_id, p.project_id, p.organisation_id, n.user_id,
                 CASE WHEN n.due_at < now() THEN 99 ELSE 96 END,
                 (n.created_at AT TIME ZONE 'Europe/Paris')::date,
                 jsonb_build_object('due', (n.due_at AT TIME ZONE 'Europe/Paris')::date,
                                    'late', n.due_at < now(), 'incident', i.id)
            FROM pathways_incidentnotice n
            JOIN pathways_incident i ON i.id = n.incident_id
            JOIN pathways_pathway p ON p.id = i.pathway_id
           WHERE n.acknowledged_at IS NULL AND i.ended_at IS NULL {only}""",
        tag=lambda facts: gettext("à lire, délai passé") if facts["late"] else gettext("à lire"),
        why=lambda facts: (
            gettext("Vous êtes attendu·e avant le %(day)s. La personne qui signale compte sur vous.")
            % {"day": on_day(facts, "due")}
        ),
        action=(_("Lire"), "pathways:incidents-index", ""),
        open_to=(Who.CONCERNED,),
        grave=True,
        weighs=_("quelqu’un peut être en danger"),
        closes=_("vous dites que vous avez lu, ou l’incident est terminé"),
        its_user_alone=True,
    )
)

declare(
    Rule(
        code="incident_unread",
        title=_("Incident : quelqu’un n’a pas lu à temps"),
        explanation=_(
            "Une personne prévenue d’un incident que vous avez signalé n’a pas dit l’avoir lu dans le délai."
        ),
        select="""
          SELECT 'unread:' || i.id, p.person_id, p.project_id, p.organisation_id, i.created_by_id, 97,
                 min((n.due_at AT TIME ZONE 'Europe/Paris')::date),
                 jsonb_build_object('people', count(*), 'incident', i.id)
            FROM pathways_incidentnotice n
            JOIN pathways_incident i ON i.id = n.incident_id
            JOIN pathways_pathway p ON p.id = i.pathway_id
           WHERE n.acknowledged_at IS NULL AND n.due_at < now() AND i.ended_at IS NULL
             AND i.created_by_id IS NOT NULL {only}
           GROUP BY i.id, p.id""",
        tag=lambda facts: gettext("pas encore lu"),
        why=lambda facts: (
            ngettext(
                "%(count)d personne prévenue n’a pas répondu : téléphonez-lui.",
                "%(count)d personnes prévenues n’ont pas répondu : téléphonez-leur.",
                days(facts, "people"),
            )
            % {"count": days(facts, "people")}
        ),
        action=(_("Voir qui"), "pathways:incidents-index", ""),
        open_to=(Who.CONCERNED,),
        grave=True,
        weighs=_("personne ne sait si l’alerte est arrivée"),
        closes=_("chacun a dit avoir lu, ou l’incident est terminé"),
        its_user_alone=True,
    )
)

# The referent follows; without one, or if the referent left, whoever told of it.
declare(
    Rule(
        code="incident_open",
        title=_("Incident ouvert sans suite"),
        explanation=_("Un incident est ouvert et rien n’est noté dans son journal depuis plusieurs jours."),
        select="""
          SELECT 'open:' || i.id, p.person_id, p.project_id, p.organisation_id,
                 coalesce(p.lead_id, i.created_by_id), 84 + 4 * i.severity, d.last + {threshold} + 1,
                 jsonb_build_object('days', %(today)s - d.last, 'last', d.last, 'incident', i.id)
            FROM pathways_incident i JOIN pathways_pathway p ON p.id = i.pathway_id,
                 LATERAL (SELECT (coalesce(max(e.created_at), i.created_at) AT TIME ZONE 'Europe/Paris')::date
                            AS last FROM pathways_incidententry e WHERE e.incident_id = i.id) d
           WHERE i.ended_at IS NULL AND d.last + {threshold} < %(today)s {only}""",
        tag=lambda facts: gettext("rien de noté depuis %(days)s") % {"days": for_days(facts)},
        why=lambda facts: (
            gettext("Dernière ligne du journal le %(day)s : où en est-on, ou est-ce terminé ?")
            % {"day": on_day(facts, "last")}
        ),
        action=(_("Ouvrir le journal"), "pathways:incidents-index", ""),
        open_to=(Who.CONCERNED,),
        grave=True,
        weighs=_("un incident sans suite peut cacher un danger"),
        closes=_("une ligne est notée, ou l’incident est terminé"),
        threshold=Threshold(_("jours sans rien noter"), 7, least=1, most=60),
        its_user_alone=True,
    )
)
