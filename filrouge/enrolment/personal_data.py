"""The fate of every column about a candidacy. What stays tells that someone asked, when, and what came of it."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare, month_only

from .models import Candidacy

BOUND = "id person project created_by created_at candidacy"
RECEIVING = _("recevoir une demande et y répondre")
COUNTING = _("recevoir une demande ; puis compter les entrées et les refus")

activity(Candidacy, "opened_on")

declare(
    Candidacy,
    label=_("Candidatures"),
    purpose=COUNTING,
    keep="id person project organisation stage",
    coarsen={
        "opened_on": month_only,
        "met_on": month_only,
        "closed_on": month_only,
        "created_at": month_only,
    },
    erase="created_by oriented_by reflect_until waiting_since",
)
