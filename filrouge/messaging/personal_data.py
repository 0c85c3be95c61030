from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import KeptAnswer

declare(
    KeptAnswer,
    label=_("Réponses gardées pour d’autres logiciels"),
    purpose=_("ne pas faire deux fois ce qu’un autre logiciel demande deux fois"),
    after=_("24 heures"),
    goes=True,
    exported=False,
    erase="id token sent request_digest status content_type body created_at",
)
