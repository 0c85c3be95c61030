"""What vigilance watches around volunteers (mission S-24): a volunteer never replaces the referent."""

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.vigilance.registry import Facts, Rule, Who, declare

# In the statements below: 30 days without a meeting (mission S-24), as `QUIET` of models/matches.py.


def _on(facts: Facts, key: str) -> str:
    return date.fromisoformat(str(facts[key])).strftime("%d/%m/%Y")


declare(
    Rule(
        code="volunteer_alone",
        title=_("Bénévole sans référent·e"),
        explanation=_(
            "Un parcours ouvert où quelqu’un est bénévole et personne référent·e : un ou une bénévole vient en plus, "
            "jamais à la place."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, NULL::bigint, 90, m.since,
                 jsonb_build_object('since', m.since)
            FROM pathways_pathway p,
                 LATERAL (SELECT min((a.started_at AT TIME ZONE 'Europe/Paris')::date) AS since
                            FROM pathways_match a
                           WHERE a.pathway_id = p.id AND a.ended_at IS NULL AND a.started_at IS NOT NULL) m
           WHERE p.closed_on IS NULL AND p.lead_id IS NULL AND m.since IS NOT NULL {only}""",
        tag=lambda facts: gettext("bénévole sans référent·e"),
        why=lambda facts: (
            gettext("Un ou une bénévole est là depuis le %(day)s, et personne ne suit ce parcours.")
            % {"day": _on(facts, "since")}
        ),
        action=(_("Désigner quelqu’un"), "pathways:referents-edit", "subject"),
        open_to=(Who.IN_CHARGE, Who.COORDINATION),
        grave=True,
        weighs=_("un ou une bénévole ne remplace personne"),
        closes=_("quelqu’un est désigné, ou les rencontres se terminent"),
    )
)

declare(
    Rule(
        code="volunteer_quiet",
        title=_("Bénévole : rien de noté"),
        explanation=_("Aucune rencontre notée depuis trente jours : se voient-ils encore ?"),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, w.organisation_id, w.lead_id,
                 least(60, 30 + (%(today)s - d.last) / 3), d.last + 31,
                 jsonb_build_object('days', %(today)s - d.last, 'last', d.last)
            FROM pathways_match p JOIN pathways_pathway w ON w.id = p.pathway_id,
                 LATERAL (SELECT coalesce((SELECT max(e."on") FROM pathways_volunteermeeting e WHERE e.match_id = p.id),
                                          (p.started_at AT TIME ZONE 'Europe/Paris')::date) AS last) d
           WHERE p.ended_at IS NULL AND p.started_at IS NOT NULL AND w.closed_on IS NULL
             AND %(today)s - d.last > 30 {only}""",
        tag=lambda facts: gettext("bénévole : rien de noté"),
        why=lambda facts: (
            ngettext(
                "Rien depuis %(count)d jour. Un appel au ou à la bénévole dira s’il faut continuer.",
                "Rien depuis %(count)d jours. Un appel au ou à la bénévole dira s’il faut continuer.",
                int(facts["days"]),
            )
            % {"count": int(facts["days"])}
        ),
        action=(_("Voir où ils en sont"), "pathways:matches-show", "subject"),
        weighs=_("deux personnes qui ne se voient plus le disent rarement"),
        closes=_("une rencontre est notée, ou les rencontres se terminent"),
    )
)

declare(
    Rule(
        code="volunteer_signal",
        title=_("Signalé par un ou une bénévole"),
        explanation=_("Un ou une bénévole a quelque chose à dire, et personne ne lui a encore répondu."),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, w.organisation_id, w.lead_id,
                 CASE p.about WHEN 'worry' THEN 86 WHEN 'stop' THEN 70 ELSE 55 END,
                 (p.created_at AT TIME ZONE 'Europe/Paris')::date,
                 jsonb_build_object('about', p.about, 'on', (p.created_at AT TIME ZONE 'Europe/Paris')::date)
            FROM pathways_volunteersignal p
            JOIN pathways_match m ON m.id = p.match_id JOIN pathways_pathway w ON w.id = m.pathway_id
           WHERE p.read_at IS NULL {only}""",
        tag=lambda facts: (
            gettext("inquiétude d’un·e bénévole")
            if facts["about"] == "worry"
            else gettext("message d’un·e bénévole")
        ),
        why=lambda facts: (
            gettext("Transmis le %(day)s ; la réponse est attendue.") % {"day": _on(facts, "on")}
        ),
        action=(_("Lire et répondre"), "pathways:volunteer_signals-edit", "subject"),
        weighs=_("une inquiétude passe avant le reste"),
        closes=_("quelqu’un de l’équipe a répondu"),
    )
)

declare(
    Rule(
        code="volunteer_ready",
        title=_("Bénévole qui attend"),
        explanation=_("Le ou la bénévole a répondu, et la suite attend l’équipe depuis plus de trois jours."),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, w.organisation_id, w.lead_id, 38, d.said + 4,
                 jsonb_build_object('said', d.said, 'accepted', a.accepted)
            FROM pathways_match p JOIN pathways_pathway w ON w.id = p.pathway_id
            JOIN pathways_matchanswer a ON a.match_id = p.id,
                 LATERAL (SELECT (a.created_at AT TIME ZONE 'Europe/Paris')::date AS said) d
           WHERE p.ended_at IS NULL AND p.started_at IS NULL AND %(today)s - d.said > 3 {only}""",
        tag=lambda facts: gettext("bénévole : réponse reçue"),
        why=lambda facts: (
            (
                gettext(
                    "A dit oui le %(day)s : il manque l’accord de la personne, ou un clic pour commencer."
                )
                if facts["accepted"]
                else gettext("A dit non le %(day)s : cherchez quelqu’un d’autre, ou retirez la proposition.")
            )
            % {"day": _on(facts, "said")}
        ),
        action=(_("Voir où ils en sont"), "pathways:matches-show", "subject"),
        weighs=_("quelqu’un a dit oui, et attend"),
        closes=_("les rencontres commencent, ou la proposition est retirée"),
    )
)
