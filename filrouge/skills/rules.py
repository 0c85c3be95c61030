"""What vigilance does not let pass of interviews: one that had a day, and of which nothing is noted."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.rules.words import on_day
from filrouge.privacy.rows import Level
from filrouge.vigilance.registry import Rule, Threshold, declare

declare(
    Rule(
        code="review_unnoted",
        title=_("Entretien prévu, rien de noté"),
        explanation=_(
            "Un entretien de suivi avait un jour. Il est passé, et personne n’a écrit s’il a eu lieu, "
            "ni ce qui s’y est dit."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, w.organisation_id, coalesce(w.lead_id, p.created_by_id),
                 least(60, 38 + (%(today)s - p.planned_on))::int, p.planned_on,
                 jsonb_build_object('day', p.planned_on, 'company', p.company)
            FROM skills_review p
            JOIN pathways_pathway w ON w.person_id = p.person_id AND w.project_id = p.project_id
                                   AND w.closed_on IS NULL
           WHERE p.held_on IS NULL AND p.dropped_on IS NULL AND p.planned_on <= %(today)s - {threshold} {only}""",
        threshold=Threshold(_("jours après le jour prévu"), 3, least=1, most=30),
        tag=lambda facts: gettext("entretien à noter"),
        why=lambda facts: (
            gettext("L’entretien avec %(company)s était prévu le %(day)s : a-t-il eu lieu ?")
            % {"company": facts["company"], "day": on_day(facts, "day")}
            if facts["company"]
            else gettext("Un point était prévu le %(day)s : a-t-il eu lieu ?") % {"day": on_day(facts, "day")}
        ),
        action=(_("Le noter"), "skills:reviews-show", "subject"),
        weighs=_("ce qui n’est pas noté dans la semaine s’oublie, et la décision avec"),
        closes=_("l’entretien est noté, déplacé ou annulé"),
        level=Level.FULL,
    )
)
