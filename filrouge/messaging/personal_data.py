from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import KeptAnswer, Message

declare(
    KeptAnswer,
    label=_("Réponses gardées pour d’autres logiciels"),
    purpose=_("ne pas faire deux fois ce qu’un autre logiciel demande deux fois"),
    after=_("24 heures"),
    goes=True,
    exported=False,
    erase="id token sent request_digest status content_type body created_at",
)
declare(
    Message,
    label=_("Messages envoyés"),
    purpose=_("prévenir la personne, et savoir si le message est parti"),
    after=_("adresse et texte, 90 jours ; le reste, deux ans après la dernière activité"),
    goes=True,
    erase=(
        "id channel to subject text purpose person project organisation asked_by asked_at parts tries sent_at"
        " failed_at trouble reference forgotten_at"
    ),
)
