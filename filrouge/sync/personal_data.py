from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import Conflict, Operation

declare(
    Operation,
    label=_("Notes prises hors réseau"),
    purpose=_("recevoir ce qu’un téléphone a noté sans réseau, sans rien perdre ni écrire deux fois"),
    after=_("le texte est effacé dès que la note est enregistrée ; la trace de son arrivée, après 13 mois"),
    goes=True,
    exported=False,
    erase=(
        "id device user client_id kind schema base record after person_id project content digest device_at"
        " offset_ms received_at applied_at row_id version refused_at refusal held_at held_because heir"
        " handed_by handed_at withdrawn_at withdrawn_by withdrawn_because trouble"
    ),
)
declare(
    Conflict,
    label=_("Désaccords entre un téléphone et le dossier"),
    purpose=_("garder les deux valeurs jusqu’à ce que quelqu’un choisisse"),
    goes=True,
    exported=False,
    erase=(
        "id operation person_id field label mine theirs joined theirs_by theirs_at found_at choice settled_by"
        " settled_at"
    ),
)
