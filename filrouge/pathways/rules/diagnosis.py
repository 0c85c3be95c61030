"""What is known of the person grows old; what blocks her waits for someone (mission S-12, S-13)."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level
from filrouge.vigilance.registry import Rule, Threshold, declare

from .words import days, on_day

declare(
    Rule(
        code="diagnosis_old",
        title=_("Diagnostic ancien"),
        explanation=_(
            "Rien n’a été regardé avec la personne depuis six mois : ses niveaux, ce qui la freine. "
            "Elle a changé depuis."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 least(45, 26 + (%(today)s - d.last - {threshold}) / 10), d.last + {threshold} + 1,
                 jsonb_build_object('days', %(today)s - d.last, 'last', d.last, 'never', d.seen IS NULL)
            FROM pathways_pathway p,
                 LATERAL (SELECT greatest((SELECT max(l.observed_on) FROM pathways_levelobservation l
                                            WHERE l.pathway_id = p.id),
                                          (SELECT max(b.observed_on) FROM pathways_barrier b
                                            WHERE b.pathway_id = p.id)) AS seen) s,
                 LATERAL (SELECT s.seen, coalesce(s.seen, p.opened_on) AS last) d
           WHERE p.closed_on IS NULL AND d.last + {threshold} < %(today)s {only}""",
        tag=lambda facts: (
            gettext("pas encore de diagnostic") if facts["never"] else gettext("diagnostic ancien")
        ),
        why=lambda facts: (
            (
                gettext("Parcours ouvert le %(day)s : dix minutes suffisent pour commencer.")
                if facts["never"]
                else gettext("Regardé pour la dernière fois le %(day)s.")
            )
            % {"day": on_day(facts, "last")}
        ),
        action=(_("Regarder ensemble"), "pathways:diagnosis-index", "subject"),
        level=Level.FULL,
        weighs=_("ce que l’on sait d’elle a vieilli"),
        closes=_("un niveau ou un frein est regardé à nouveau"),
        threshold=Threshold(_("jours sans rien regarder"), 180, least=30, most=365),
    )
)

# A sensitive barrier never says whether it blocks: it is not here.
declare(
    Rule(
        code="barrier_unhandled",
        title=_("Frein bloquant que personne ne suit"),
        explanation=_(
            "Un frein empêche de travailler pour l’instant, et personne n’en est chargé depuis deux semaines."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 least(74, 56 + (%(today)s - min(b.since) - {threshold}) / 7), min(b.since) + {threshold} + 1,
                 jsonb_build_object('barriers', count(*), 'since', min(b.since))
            FROM pathways_barrier b JOIN pathways_pathway p ON p.id = b.pathway_id
           WHERE b.lifted_on IS NULL AND b.blocking AND b.handler_id IS NULL AND b.handled_with = ''
             AND b.since + {threshold} < %(today)s AND p.closed_on IS NULL {only}
           GROUP BY p.id""",
        tag=lambda facts: (
            ngettext(
                "%(count)d frein bloquant sans personne",
                "%(count)d freins bloquants sans personne",
                days(facts, "barriers"),
            )
            % {"count": days(facts, "barriers")}
        ),
        why=lambda facts: (
            gettext("Depuis le %(day)s. Qui s’en charge, avec qui, et par quelle étape ?")
            % {"day": on_day(facts, "since")}
        ),
        action=(_("Voir les freins"), "pathways:barriers-index", "subject"),
        level=Level.FULL,
        weighs=_("tant que ce frein est là, le travail attend"),
        closes=_("quelqu’un en est chargé, ou le frein est levé"),
        threshold=Threshold(_("jours sans personne pour s’en charger"), 14, least=3, most=90),
    )
)
