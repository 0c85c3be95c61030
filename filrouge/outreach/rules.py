"""What vigilance watches outside: promises, debriefs, faces shown for too long. No name enters an alert."""

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.vigilance.registry import Facts, Rule, declare


def _on(facts: Facts, key: str) -> str:
    return date.fromisoformat(str(facts[key])).strftime("%d/%m/%Y")


def _promised(facts: Facts) -> str:
    return ngettext(
        "%(count)d personne rencontrée dehors attend ce qui lui a été promis.",
        "%(count)d personnes rencontrées dehors attendent ce qui leur a été promis.",
        int(facts["people"]),
    ) % {"count": int(facts["people"])}


def _shown(facts: Facts) -> str:
    return ngettext(
        "L’accord est fini pour %(count)d témoignage encore montré.",
        "L’accord est fini pour %(count)d témoignages encore montrés.",
        int(facts["testimonies"]),
    ) % {"count": int(facts["testimonies"])}


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
        code="promise_outside",
        title=_("Promesse dehors"),
        explanation=_("La suite promise à quelqu’un rencontré hors les murs est passée de date."),
        select="""
          SELECT 'promise:' || a.created_by_id || ':' || a.project_id || ':' || a.organisation_id, NULL::uuid,
                 a.project_id, a.organisation_id, a.created_by_id, least(70, 40 + %(today)s - min(a.next_step_on)),
                 min(a.next_step_on), jsonb_build_object('people', count(*))
            FROM outreach_acquaintance a
           WHERE a.person_id IS NULL AND a.next_step_on < %(today)s AND a.created_by_id IS NOT NULL
           GROUP BY a.created_by_id, a.project_id, a.organisation_id""",
        tag=lambda facts: gettext("suite promise dehors"),
        why=_promised,
        action=(_("Voir qui revoir"), "outreach:acquaintances-index", ""),
        about_a_person=False,
        weighs=_("dehors, une promesse oubliée ferme la porte pour longtemps"),
        closes=_("la suite est notée, ou une autre date est donnée"),
    )
)

declare(
    Rule(
        code="no_debrief",
        title=_("Action sans bilan"),
        explanation=_("Trois jours après une action hors les murs, personne n’a dit ce qui a marché."),
        select="""
          SELECT o.id::text, NULL::uuid, o.project_id, o.organisation_id, o.created_by_id, 20,
                 (o.ends_at AT TIME ZONE 'Europe/Paris')::date,
                 jsonb_build_object('day', (o.starts_at AT TIME ZONE 'Europe/Paris')::date)
            FROM outreach_outing o
           WHERE o.cancelled_at IS NULL
             AND (o.ends_at AT TIME ZONE 'Europe/Paris')::date BETWEEN %(today)s - 30 AND %(today)s - 3
             AND NOT EXISTS (SELECT 1 FROM outreach_debrief d WHERE d.outing_id = o.id)""",
        tag=lambda facts: gettext("action sans bilan"),
        why=lambda facts: (
            gettext("L’action du %(day)s n’a pas de bilan. Cinq minutes suffisent.")
            % {"day": _on(facts, "day")}
        ),
        action=(_("Faire le bilan"), "outreach:debriefs-edit", "subject"),
        about_a_person=False,
        weighs=_("ce qui a marché s’oublie en quelques jours"),
        closes=_("le bilan est fait"),
    )
)

declare(
    Rule(
        code="testimony_past",
        title=_("Témoignage à retirer"),
        explanation=_("Un visage ou une voix est encore montré alors que l’accord de la personne est fini."),
        select="""
          SELECT 'testimony:' || t.created_by_id || ':' || t.project_id || ':' || t.organisation_id, NULL::uuid,
                 t.project_id, t.organisation_id, t.created_by_id, 75, min(t.rights_until),
                 jsonb_build_object('testimonies', count(*))
            FROM outreach_testimony t
           WHERE t.withdrawn_at IS NULL AND t.rights_until < %(today)s AND t.created_by_id IS NOT NULL
           GROUP BY t.created_by_id, t.project_id, t.organisation_id""",
        tag=lambda facts: gettext("témoignage à retirer"),
        why=_shown,
        action=(_("Voir les témoignages"), "outreach:testimonies-index", ""),
        grave=True,
        about_a_person=False,
        weighs=_("un visage montré sans accord est un tort fait à quelqu’un"),
        closes=_("le témoignage est retiré, ou son accord prolongé"),
    )
)

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
        weighs=_("une réponse a été promise ce jour-là"),
        closes=_("la réponse est donnée, ou un dossier est ouvert"),
    )
)

# RGPD, article 14: within a month of what was received from someone else. Ten days before, and while anybody may
# still remember who was to do it (120 days): afterwards her agreements page says it.

declare(
    Rule(
        code="information_due",
        title=_("Information à donner"),
        explanation=_(
            "Un dossier est ouvert à partir d’une orientation, et rien ne dit que la personne sait ce que nous gardons "
            "d’elle. Elle doit le savoir dans le mois."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.taken_by_id,
                 CASE WHEN d.days > 30 THEN 65 ELSE 45 END, d.day + 20,
                 jsonb_build_object('days', d.days, 'day', d.day)
            FROM outreach_orientation p,
                 LATERAL (SELECT (p.received_at AT TIME ZONE 'Europe/Paris')::date AS day,
                                 %(today)s - (p.received_at AT TIME ZONE 'Europe/Paris')::date AS days) d
           WHERE p.person_id IS NOT NULL AND d.days BETWEEN 20 AND 120
             AND NOT EXISTS (SELECT 1 FROM people_information i
                              WHERE i.person_id = p.person_id AND i.project_id = p.project_id
                                AND i.purpose = 'accompaniment') {only}""",
        tag=lambda facts: gettext("information à donner"),
        why=lambda facts: (
            gettext("Orientation reçue le %(day)s : dites-lui ce qui est gardé et pourquoi, et notez-le.")
            % {"day": _on(facts, "day")}
        ),
        action=(_("Dire, et noter"), "people:agreements-index", "person"),
        weighs=_("la loi laisse un mois"),
        closes=_("l’information est notée comme donnée"),
    )
)
