"""Before the path holds and after it ends: a number that answers, news once it is over."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.vigilance.registry import Facts, Rule, Threshold, declare

from .words import on_day


def _number_tag(facts: Facts) -> str:
    return gettext("aucun moyen de contact") if facts["none"] else gettext("numéro jamais vérifié")


def _number_why(facts: Facts) -> str:
    if facts["none"]:
        return gettext(
            "Parcours ouvert le %(day)s, sans numéro ni adresse : demandez comment la joindre."
        ) % {"day": on_day(facts, "opened")}
    return gettext("Parcours ouvert le %(day)s ; personne n’a encore répondu à ce numéro.") % {
        "day": on_day(facts, "opened")
    }


# Somebody who answered by telephone or message has checked the number, whatever the channel says of it.
declare(
    Rule(
        code="number_unchecked",
        title=_("Numéro jamais vérifié"),
        explanation=_(
            "Le parcours est ouvert depuis deux semaines, et aucun numéro n’a été vérifié ni décroché."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 CASE WHEN c.channels IS NULL THEN 58 ELSE 42 END, p.opened_on + {threshold} + 1,
                 jsonb_build_object('opened', p.opened_on, 'none', c.channels IS NULL)
            FROM pathways_pathway p,
                 LATERAL (SELECT nullif(count(*), 0) AS channels, max(n.checked_on) AS checked_on
                            FROM people_contactchannel n
                           WHERE n.person_id = p.person_id AND n.ended_on IS NULL) c
           WHERE p.closed_on IS NULL AND p.opened_on + {threshold} < %(today)s AND c.checked_on IS NULL
             AND (p.last_exchange_at IS NULL OR NOT EXISTS (
                   SELECT 1 FROM pathways_contact t
                    WHERE t.pathway_id = p.id AND t.outcome = 'talked'
                      AND t.channel IN ('phone', 'sms', 'whatsapp', 'email'))) {only}""",
        tag=_number_tag,
        why=_number_why,
        action=(_("Voir comment la joindre"), "people:channels-index", "person"),
        weighs=_("sans numéro qui répond, la personne se perd"),
        closes=_("le numéro est vérifié, ou quelqu’un a répondu"),
        threshold=Threshold(_("jours depuis le début du parcours"), 14, least=3, most=90),
    )
)

# Who stopped or moved of her own wish is not called again by an alert.
declare(
    Rule(
        code="exit_without_news",
        title=_("Sortie sans nouvelles"),
        explanation=_(
            "Un parcours s’est terminé par un emploi, une formation ou un relais, et personne n’a pris de "
            "nouvelles trois mois après."
        ),
        select="""
          SELECT e.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id, 38,
                 e."on" + {threshold} + 1,
                 jsonb_build_object('ended', e."on", 'reason', e.reason, 'pathway', p.id)
            FROM pathways_closure e JOIN pathways_pathway p ON p.id = e.pathway_id
           WHERE e.reopened_at IS NULL AND p.closed_on IS NOT NULL
             AND e.reason IN ('job', 'training', 'relay')
             AND e."on" + {threshold} < %(today)s AND e."on" > %(today)s - 365
             AND coalesce((p.last_exchange_at AT TIME ZONE 'Europe/Paris')::date, '-infinity') <= e."on" {only}""",
        tag=lambda facts: gettext("sortie sans nouvelles"),
        why=lambda facts: (
            gettext("Parcours terminé le %(day)s. Un appel dit si cela tient, et ce qui manque.")
            % {"day": on_day(facts, "ended")}
        ),
        action=(_("Noter un contact"), "pathways:contacts-new", "pathway"),
        weighs=_("une sortie qui ne tient pas se rattrape dans les premiers mois"),
        closes=_("un échange est noté après la fin du parcours"),
        threshold=Threshold(_("jours après la fin du parcours"), 90, least=15, most=300),
    )
)
