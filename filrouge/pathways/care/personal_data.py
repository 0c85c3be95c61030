"""The fate of what tables of the team hold: nobody accompanied is in them; professionals are, as little as can be."""

from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models import OnboardingTick, PulseWeek, Training
from filrouge.shared.personal_data import declare

CARING = _("prendre soin de l’équipe")
TRAINING = _("former l’équipe, et le montrer à qui finance sans nommer personne")

declare(
    PulseWeek,
    label=_("Météo d’équipe"),
    purpose=CARING,
    after=_("jamais : des sommes d’une équipe, qui ne disent rien de personne"),
    exported=False,
    keep="id organisation week answers first second third",
)
declare(
    Training,
    label=_("Formations suivies"),
    purpose=TRAINING,
    after=_("avec le compte de la personne formée"),
    exported=False,
    keep="id user organisation theme on hours noted_by created_at withdrawn_at",
    erase="title",
)
declare(
    OnboardingTick,
    label=_("Points d’accueil vus"),
    purpose=_("accueillir qui arrive dans l’équipe"),
    after=_("avec le compte de la personne accueillie"),
    exported=False,
    keep="id item user at undone_at",
)
