from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import Change, Reading

declare(
    Change,
    label=_("Historique des changements"),
    purpose=_("savoir qui a changé quoi"),
    keep="id table row_id person_id project_id operation actor restricted at",
    erase="before",
)
declare(
    Reading,
    label=_("Journal des lectures"),
    purpose=_("dire à la personne qui a ouvert son dossier"),
    # Sealed over ids and times: neither changes when the rest is erased.
    keep="id person_id user_id link organisations what at",
    erase="reason",
)
