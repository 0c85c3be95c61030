"""Rights about to be lost. 90 days before a permit ends: a renewal is asked for between four and two months before
(CESEDA, R. 431-5)."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level
from filrouge.vigilance.registry import Facts, Rule, Threshold, declare

from .words import days, on_day


def _until_permit_ends(facts: Facts) -> str:
    count = days(facts)
    if count < 0:
        return gettext("titre de séjour expiré")
    if count == 0:
        return gettext("titre de séjour : dernier jour")
    return ngettext("titre de séjour dans %(count)d jour", "titre de séjour dans %(count)d jours", count) % {
        "count": count
    }


declare(
    Rule(
        code="permit",
        title=_("Titre de séjour"),
        explanation=_("Le titre ou le récépissé expire bientôt. Visible des seules personnes habilitées."),
        select="""
          SELECT t.id::text, p.person_id, p.project_id, p.organisation_id, p.lead_id,
                 CASE WHEN t.permit_until <= %(today)s + 30 THEN 92 ELSE 66 END, t.permit_until - {threshold},
                 jsonb_build_object('days', t.permit_until - %(today)s, 'until', t.permit_until,
                                    'pathway', p.id)
            FROM people_protection t
            JOIN pathways_pathway p ON p.person_id = t.person_id AND p.project_id = t.project_id
           WHERE t.replaced_on IS NULL AND t.permit_until <= %(today)s + {threshold} AND p.closed_on IS NULL {only}""",
        tag=_until_permit_ends,
        why=lambda facts: (
            gettext("Le document est valable jusqu’au %(day)s.") % {"day": on_day(facts, "until")}
        ),
        action=(_("Préparer le renouvellement"), "pathways:steps-new", "pathway"),
        grave=True,
        level=Level.ASYLUM,
        weighs=_("un droit perdu ne se rattrape pas"),
        closes=_("le nouveau titre est noté"),
        threshold=Threshold(_("jours avant la fin du titre"), 90, least=15, most=180),
    )
)
