from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import Alert, Escalation, Postponement

FORGETTING_NOBODY = _("n’oublier personne")

declare(
    Alert,
    label=_("Alertes"),
    purpose=FORGETTING_NOBODY,
    goes=True,
    erase=(
        "id rule person project organisation user subject_id risk since facts level opened_at postponed_until"
        " closed_at closing closed_by closing_note"
    ),
)
declare(
    Postponement,
    label=_("Reports d’alertes"),
    purpose=FORGETTING_NOBODY,
    goes=True,
    erase="id alert person_id project_id until reason by at",
)
declare(
    Escalation,
    label=_("Demandes d’appui"),
    purpose=FORGETTING_NOBODY,
    goes=True,
    erase="id alert person_id project_id word by at answer answered_by answered_at",
)
