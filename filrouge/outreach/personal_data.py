"""The fate of what is noted outside. Before someone is a person, 90 days; afterwards, with her file."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare

from .models import Acquaintance, Encounter, Tally, Touch

MEETING_AGAIN = _("retrouver les personnes rencontrées dehors et tenir ce qu’on leur a promis")
SOON = _("90 jours sans suite ; avec le dossier si la personne est accompagnée")
COUNTING = _("savoir quelle façon d’aller vers qui touche qui")

activity(Touch, "at")

declare(
    Acquaintance,
    label=_("Personnes rencontrées"),
    purpose=MEETING_AGAIN,
    after=_(
        "90 jours sans suite, deux ans si elle a donné son nom ; avec le dossier si elle est accompagnée"
    ),
    goes=True,
    erase=(
        "id project organisation person identification nickname given_name family_name phone age_band sex"
        " language commune_code agreed_at created_by created_at last_met_at next_step next_step_on"
    ),
)
declare(
    Encounter,
    label=_("Rencontres"),
    purpose=MEETING_AGAIN,
    after=SOON,
    goes=True,
    erase=(
        "id project organisation person acquaintance outing commune_code at identification age_band sex needs"
        " helps next_step next_step_on brought_by note noted_by created_at dropped_at"
    ),
)
declare(
    Tally,
    label=_("Rencontres comptées"),
    purpose=COUNTING,
    after=_("le lien avec la rencontre, quand elle est effacée ; le compte reste, il ne désigne personne"),
    exported=False,
    keep=("id project organisation channel outing commune_code month hour_band age_band sex zone brought_by"),
    erase="encounter",
)
declare(
    Touch,
    label=_("Comment la personne nous a connus"),
    purpose=COUNTING,
    goes=True,
    erase="id person project created_by created_at at channel outing category declared",
)
