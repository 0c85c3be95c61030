from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import KeptAnswer, Message, ProviderNews, Recording

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
        " failed_at trouble reference sent_as to_digest by_day leaves_before delivered_at withdrawn_at calendar"
        " recording enclosure forgotten_at"
    ),
)
declare(
    ProviderNews,
    label=_("Réponses et accusés de réception des SMS"),
    purpose=_("savoir si le message est arrivé, et lire ce que la personne répond"),
    after=_("90 jours"),
    goes=True,
    erase="id reference kind sent_as sender text message person project received_at",
)
declare(
    Recording,
    label=_("Messages vocaux"),
    purpose=_("prévenir de vive voix une personne qui ne lit pas"),
    goes=True,
    erase="id organisation project person language title kind content made_by made_at ended_at",
)
