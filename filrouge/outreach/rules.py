"""What vigilance watches of what comes from outside: an answer was promised."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.vigilance.registry import Facts, Rule, declare

# Two days before the day promised (`SOON`), until somebody answers. Nobody's is the coordination's.


def _until_answer(facts: Facts) -> str:
    days = int(facts["days"])
    if days > 0:
        return ngettext("à répondre sous %(count)d jour", "à répondre sous %(count)d jours", days) % {
            "count": days
        }
    if days == 0:
        return gettext("à répondre aujourd’hui")
    return ngettext("réponse en retard de %(count)d jour", "réponse en retard de %(count)d jours", -days) % {
        "count": -days
    }


def _why(facts: Facts) -> str:
    if facts["taken"]:
        return gettext("Une orientation reçue attend une réponse.")
    return gettext("Une orientation reçue attend une réponse, et personne ne s’en occupe encore.")


declare(
    Rule(
        code="orientation_due",
        title=_("Orientation sans réponse"),
        explanation=_("Le jour promis à la structure qui a orienté quelqu’un est proche ou passé."),
        select="""
          SELECT o.id::text, NULL::uuid, o.project_id, o.organisation_id,
                 coalesce(o.taken_by_id,
                          (SELECT min(m.user_id) FROM accounts_membership m
                            WHERE m.project_id = o.project_id AND m.role = 'coordinator'
                              AND m.since <= %(today)s AND (m.until IS NULL OR m.until > %(today)s))),
                 CASE WHEN o.answer_by < %(today)s THEN 70 ELSE 45 END, o.answer_by - 2,
                 jsonb_build_object('days', o.answer_by - %(today)s, 'taken', (o.taken_at IS NOT NULL)::int)
            FROM outreach_orientation o
           WHERE o.person_id IS NULL AND o.discarded_at IS NULL AND o.answer_by <= %(today)s + 2
             AND NOT EXISTS (SELECT 1 FROM outreach_orientationanswer a WHERE a.orientation_id = o.id)""",
        tag=_until_answer,
        why=_why,
        action=(_("Voir l’orientation"), "outreach:orientations-show", "subject"),
        about_a_person=False,
    )
)
