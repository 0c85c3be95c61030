"""Figures of whole projects: counts that name nobody, made anew every five minutes."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import CaseloadFigure, FunnelFigure, TeamFigure

MADE_ANEW = _("remplacés toutes les cinq minutes")

declare(
    CaseloadFigure,
    label=_("Files actives, en nombres"),
    purpose=_("répartir le travail"),
    after=MADE_ANEW,
    exported=False,
    keep="id project counted_at organisation lead people places advised silent without_next",
)
declare(
    TeamFigure,
    label=_("Files actives d’une équipe, en nombres"),
    purpose=_("répartir le travail"),
    after=MADE_ANEW,
    exported=False,
    keep="id project counted_at organisation people referents alone silent without_next",
)
declare(
    FunnelFigure,
    label=_("Étapes des parcours, en nombres"),
    purpose=_("voir où les parcours s’interrompent"),
    after=MADE_ANEW,
    exported=False,
    keep="id project counted_at organisation opened exchanged with_objective with_step_done"
    " job training other_end",
)
