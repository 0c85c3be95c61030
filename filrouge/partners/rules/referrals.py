"""What vigilance does not let pass of referrals: silence, then silence again, a yes that leads nowhere, a day to ask
again. No alert names the structure: to some, its name would say too much."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.rules.words import days, on_day
from filrouge.vigilance.registry import Facts, Rule, Threshold, Who, declare

# Nobody answered, and she still agrees. As `Referral.objects.waiting()`, but for a sheet that came back: whoever sent
# it is not silent.
UNANSWERED = """
            FROM partners_referral r
            JOIN pathways_pathway p ON p.id = r.pathway_id
            JOIN partners_referralagreement a ON a.referral_id = r.id
           WHERE r.state = '' AND p.closed_on IS NULL AND a.withdrawn_at IS NULL AND a.until >= %(today)s
             AND NOT EXISTS (SELECT 1 FROM partners_referralfact f
                              WHERE f.referral_id = r.id AND f.kind = 'returned')"""


def _late(facts: Facts) -> str:
    count = days(facts)
    return ngettext(
        "partenaire muet depuis %(count)d jour", "partenaire muet depuis %(count)d jours", count
    ) % {"count": count}


def _again(facts: Facts) -> str:
    if facts.get("asked"):
        return gettext("Redemandé le %(day)s, sans réponse depuis : un appel suffit souvent.") % {
            "day": on_day(facts, "asked")
        }
    return gettext("Le partenaire était complet : il a dit de redemander le %(day)s.") % {
        "day": on_day(facts, "day")
    }


declare(
    Rule(
        code="referral_silent",
        title=_("Partenaire sans réponse"),
        explanation=_("Le jour demandé à un partenaire est passé, et personne n’a répondu."),
        select=f"""
          SELECT r.id::text, r.person_id, r.project_id, r.organisation_id, coalesce(p.lead_id, r.created_by_id),
                 least(72, 55 + %(today)s - r.answer_by), r.answer_by + 1,
                 jsonb_build_object('days', %(today)s - r.answer_by, 'asked', r.answer_by)
            {UNANSWERED} AND r.answer_by < %(today)s {{only}}""",
        tag=_late,
        why=lambda facts: (
            gettext("Réponse demandée pour le %(day)s : un appel suffit souvent.")
            % {"day": on_day(facts, "asked")}
        ),
        action=(_("Voir l’orientation"), "partners:referrals-show", "subject"),
        weighs=_("la personne attend une porte qui ne s’ouvre pas"),
        closes=_("le partenaire répond, ou l’orientation est annulée"),
    )
)

# As long again as was given to answer, and a day at least. See `Referral.patience`.
declare(
    Rule(
        code="referral_unanswered",
        title=_("Partenaire muet : la coordination"),
        explanation=_(
            "Un partenaire n’a pas répondu, et il s’est passé autant de temps après le jour demandé qu’avant : la "
            "coordination appelle."
        ),
        select=f"""
          SELECT r.id::text, r.person_id, r.project_id, r.organisation_id,
                 (SELECT min(m.user_id) FROM accounts_membership m
                   WHERE m.project_id = r.project_id AND m.role = 'coordinator'
                     AND m.since <= %(today)s AND (m.until IS NULL OR m.until > %(today)s)),
                 70, r.answer_by + greatest(r.answer_by - r.sent_on, 1) + 1,
                 jsonb_build_object('days', %(today)s - r.answer_by, 'asked', r.answer_by)
            {UNANSWERED} AND r.answer_by + greatest(r.answer_by - r.sent_on, 1) < %(today)s {{only}}""",  # noqa: S608
        tag=_late,
        why=lambda facts: (
            gettext("Réponse demandée pour le %(day)s. Un mot de coordination à coordination ?")
            % {"day": on_day(facts, "asked")}
        ),
        action=(_("Voir l’orientation"), "partners:referrals-show", "subject"),
        open_to=(Who.COORDINATION, Who.IN_CHARGE),
        weighs=_("un partenaire qui ne répond plus, c’est une porte de moins pour tout le monde"),
        closes=_("le partenaire répond, ou l’orientation est annulée"),
    )
)

declare(
    Rule(
        code="referral_not_begun",
        title=_("Oui d’un partenaire, sans suite"),
        explanation=_("Un partenaire a dit oui, et rien ne dit que cela a commencé."),
        select="""
          SELECT r.id::text, r.person_id, r.project_id, r.organisation_id, coalesce(p.lead_id, r.created_by_id),
                 48, t.day + {threshold} + 1, jsonb_build_object('days', %(today)s - t.day, 'day', t.day)
            FROM partners_referral r
            JOIN pathways_pathway p ON p.id = r.pathway_id
            JOIN LATERAL (SELECT coalesce(f."on", (f.at AT TIME ZONE 'Europe/Paris')::date) AS day
                            FROM partners_referralfact f
                           WHERE f.referral_id = r.id AND f.kind = 'accepted'
                           ORDER BY f.at DESC, f.id DESC LIMIT 1) t ON true
           WHERE r.state = 'accepted' AND p.closed_on IS NULL AND t.day + {threshold} < %(today)s
             AND NOT EXISTS (SELECT 1 FROM partners_referralfact k
                              WHERE k.referral_id = r.id AND k.kind = 'already') {only}""",
        tag=lambda facts: gettext("oui d’un partenaire, sans suite"),
        why=lambda facts: (
            gettext("C’était pour le %(day)s : a-t-elle été reçue ?") % {"day": on_day(facts, "day")}
        ),
        action=(_("Voir l’orientation"), "partners:referrals-show", "subject"),
        weighs=_("un oui qui ne commence pas n’aide personne"),
        closes=_("on sait si cela a commencé"),
        threshold=Threshold(_("jours après le jour convenu"), 7, least=1, most=60),
    )
)

# « Complet, redemandez le … »: on that day, and so many days after it was asked again without an answer.
declare(
    Rule(
        code="referral_ask_again",
        title=_("Partenaire complet : c’est le jour de redemander"),
        explanation=_(
            "Un partenaire a répondu « complet » en disant quand redemander. Ce jour est venu ; ou bien l’équipe a "
            "redemandé, et rien n’est revenu."
        ),
        select="""
          SELECT r.id::text, r.person_id, r.project_id, r.organisation_id, coalesce(p.lead_id, r.created_by_id),
                 least(60, 46 + %(today)s - again.day), again.day,
                 jsonb_build_object('days', %(today)s - again.day, 'day', t."on", 'asked', again.asked)
            FROM partners_referral r
            JOIN pathways_pathway p ON p.id = r.pathway_id
            JOIN LATERAL (SELECT f."on", f.at FROM partners_referralfact f
                           WHERE f.referral_id = r.id AND f.kind = 'full'
                           ORDER BY f.at DESC, f.id DESC LIMIT 1) t ON t."on" IS NOT NULL
            JOIN LATERAL (SELECT max(m.asked) AS asked, greatest(t."on", max(m.asked) + {threshold}) AS day
                            FROM (SELECT (f.at AT TIME ZONE 'Europe/Paris')::date AS asked
                                    FROM partners_referralfact f
                                   WHERE f.referral_id = r.id AND f.kind = 'reminded' AND f.at > t.at) m
                         ) again ON true
           WHERE r.state = 'full' AND p.closed_on IS NULL AND again.day <= %(today)s {only}""",
        tag=lambda facts: gettext("partenaire complet, à redemander"),
        why=_again,
        action=(_("Voir l’orientation"), "partners:referrals-show", "subject"),
        weighs=_("une place se libère, et quelqu’un d’autre la prend"),
        closes=_("le partenaire répond, l’équipe redemande, ou l’orientation est annulée"),
        threshold=Threshold(_("jours après avoir redemandé"), 7, least=1, most=60),
    )
)

declare(
    Rule(
        code="sheet_to_read",
        title=_("Fiche navette revenue, à relire"),
        explanation=_(
            "Un partenaire a rempli une fiche navette, et personne n’a encore dit ce qui est repris."
        ),
        select="""
          SELECT r.id::text, r.person_id, r.project_id, r.organisation_id, coalesce(p.lead_id, r.created_by_id),
                 least(60, 40 + %(today)s - b.day), b.day + {threshold} + 1,
                 jsonb_build_object('days', %(today)s - b.day, 'day', b.day)
            FROM partners_referral r
            JOIN pathways_pathway p ON p.id = r.pathway_id
            JOIN LATERAL (SELECT min((x.at AT TIME ZONE 'Europe/Paris')::date) AS day
                            FROM partners_sheet s JOIN partners_sheetreturn x ON x.sheet_id = s.id
                           WHERE s.referral_id = r.id
                             AND EXISTS (SELECT 1 FROM partners_sheetchange c
                                          WHERE c.returned_id = x.id AND c.decided_at IS NULL)) b ON true
           WHERE p.closed_on IS NULL AND b.day + {threshold} < %(today)s {only}""",
        tag=lambda facts: gettext("fiche navette à relire"),
        why=lambda facts: (
            gettext("Revenue le %(day)s : accepter ou refuser, ligne par ligne.")
            % {"day": on_day(facts, "day")}
        ),
        action=(_("Voir l’orientation"), "partners:referrals-show", "subject"),
        weighs=_("ce qu’un partenaire a pris le temps d’écrire ne sert à personne"),
        closes=_("chaque ligne est acceptée ou refusée"),
        threshold=Threshold(_("jours après son retour"), 3, least=1, most=60),
    )
)
