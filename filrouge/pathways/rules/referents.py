"""Who accompanies: nobody without a referent, no caseload without relay (mission S-16)."""

from collections.abc import Iterable

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.models import Absence
from filrouge.vigilance.registry import Act, Facts, Rule, Who, declare, stands_in

from .words import days, on_day

# In the statement of the overload: 40 people for a full-time referent (mission S-16).


@stands_in
def replaced_by(user: User) -> Iterable[int]:
    """The colleagues away today whose substitute this is. One query."""
    return Absence.objects.today().filter(substitute=user).values_list("user", flat=True)


HAND_OUT = Act(_("Confier sa file"), "pathways:caseloads-transfer", "user", (Who.COORDINATION,))
LOOK_AFTER = Act(_("Voir sa file"), "caseload", "referent")  # a colleague may be in touch with those people

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
        weighs=_("personne n’est chargé de ce parcours"),
        closes=_("quelqu’un est désigné"),
    )
)

declare(
    Rule(
        code="referent_away",
        title=_("Absence sans remplaçant·e"),
        explanation=_(
            "Un·e référent·e est absent·e et personne ne prend le relais, ou qui devait le prendre l’est aussi."
        ),
        select="""
          SELECT b.id || ':' || p.project_id || ':' || p.organisation_id, NULL::uuid,
                 p.project_id, p.organisation_id, b.user_id, 72, b.since,
                 jsonb_build_object('people', count(*), 'until', b.until)
            FROM pathways_absence b JOIN pathways_pathway p ON p.lead_id = b.user_id AND p.closed_on IS NULL
           WHERE b.cancelled_at IS NULL AND %(today)s BETWEEN b.since AND b.until
             AND (b.substitute_id IS NULL
                  OR EXISTS (SELECT 1 FROM pathways_absence s
                              WHERE s.user_id = b.substitute_id AND s.cancelled_at IS NULL
                                AND %(today)s BETWEEN s.since AND s.until))
           GROUP BY b.id, p.project_id, p.organisation_id""",
        tag=lambda facts: gettext("absence sans remplaçant·e"),
        why=lambda facts: (
            ngettext(
                "%(count)d personne est sans relais jusqu’au %(day)s.",
                "%(count)d personnes sont sans relais jusqu’au %(day)s.",
                days(facts, "people"),
            )
            % {"count": days(facts, "people"), "day": on_day(facts, "until")}
        ),
        action=(_("Organiser le relais"), "pathways:absences-index", ""),
        open_to=(Who.CONCERNED,),
        otherwise=(HAND_OUT, LOOK_AFTER),
        about_a_person=False,
        weighs=_("toute une file est sans relais"),
        closes=_("quelqu’un remplace, ou l’absence est finie"),
    )
)


def _carried(facts: Facts) -> str:
    if "places" in facts:
        return gettext("%(people)s personnes, %(places)s places, pour %(advised)s conseillées") % facts
    return gettext("%(people)s personnes pour %(advised)s conseillées") % facts


declare(
    Rule(
        code="overload",
        title=_("File active trop lourde"),
        explanation=_(
            "Plus de 40 places pour un temps plein, au prorata du temps de travail. Une personne prend une "
            "place, ou davantage dans un temps difficile."
        ),
        select="""
          SELECT c.lead_id || ':' || c.project_id || ':' || c.organisation_id, NULL::uuid,
                 c.project_id, c.organisation_id,
                 c.lead_id, 50, c.since, jsonb_strip_nulls(jsonb_build_object(
                   'people', c.people, 'places', nullif(c.places, c.people), 'advised', c.advised))
            FROM (SELECT p.lead_id, p.project_id, p.organisation_id, count(*) AS people,
                         ceil(sum(coalesce(w.weight, 1)))::int AS places,
                         max(p.opened_on) AS since,
                         40 * coalesce((SELECT max(m.working_time) FROM accounts_membership m
                                         WHERE m.user_id = p.lead_id AND m.organisation_id = p.organisation_id
                                           AND (m.until IS NULL OR m.until > %(today)s)),
                                       100) / 100 AS advised
                    FROM pathways_pathway p
                    LEFT JOIN pathways_caseloadweight w ON w.pathway_id = p.id AND w.until IS NULL
                   WHERE p.closed_on IS NULL AND p.lead_id IS NOT NULL
                   GROUP BY p.lead_id, p.project_id, p.organisation_id) c
           WHERE c.places > c.advised""",
        tag=_carried,
        why=lambda facts: gettext("La répartition peut être revue, personne par personne."),
        action=(_("Voir une répartition"), "pathways:caseloads-transfer", "user"),
        open_to=(Who.CONCERNED, Who.COORDINATION),
        otherwise=(LOOK_AFTER,),
        about_a_person=False,
        weighs=_("une file trop lourde finit par oublier quelqu’un"),
        closes=_("la file est revenue au repère"),
    )
)

declare(
    Rule(
        code="handover_to_confirm",
        title=_("Passation à confirmer"),
        explanation=_(
            "La rencontre à trois est passée et personne n’a dit si le relais est pris : la personne ne sait "
            "pas qui l’accompagne."
        ),
        select="""
          SELECT h.id::text, p.person_id, p.project_id, p.organisation_id, coalesce(p.lead_id, h.created_by_id),
                 64, (a.starts_at AT TIME ZONE 'Europe/Paris')::date,
                 jsonb_build_object('day', (a.starts_at AT TIME ZONE 'Europe/Paris')::date)
            FROM pathways_handover h
            JOIN pathways_appointment a ON a.id = h.appointment_id
            JOIN pathways_pathway p ON p.id = h.pathway_id
           WHERE h.confirmed_at IS NULL AND h.dropped_at IS NULL AND a.starts_at < now()
             AND p.closed_on IS NULL {only}""",
        tag=lambda facts: gettext("passation à confirmer"),
        why=lambda facts: gettext("La rencontre était prévue le %(day)s.") % {"day": on_day(facts, "day")},
        action=(_("Dire ce qu’il en est"), "pathways:handovers-confirm", "subject"),
        open_to=(Who.CONCERNED,),
        weighs=_("la personne ne sait pas qui l’accompagne"),
        closes=_("le relais est pris, ou la passation abandonnée"),
    )
)
