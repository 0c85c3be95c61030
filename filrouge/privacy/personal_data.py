from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock
from filrouge.shared.personal_data import declare

from .models import Change, Erasure, OutsideLink, Reading

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
declare(
    OutsideLink,
    label=_("Liens remis à l’extérieur"),
    purpose=_("laisser répondre quelqu’un qui n’a pas de compte"),
    keep="id purpose digest person_id renewed_from created_by created_at expires_at used_at",
    coarsen={"revoked_at": lambda at: at or clock.now()},  # and it opens nothing any more
    erase="subject recipient",
)
declare(
    Erasure,
    label=_("Effacements"),
    purpose=_("prouver qu’un effacement a été demandé, décidé et fait"),
    keep=(
        "id person_id basis asked_by asked_at not_before decided_by decided_at cancelled_by cancelled_at"
        " counts done_at"
    ),
    erase="reason cancelled_because",
)
