"""The fate of what is known of professionals and elected officials. Nobody accompanied is in these tables."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import Correction, KeyContact, Note, Official

PROJECT = _("tant que le projet existe")

declare(
    Correction,
    label=_("Corrections de l’annuaire"),
    purpose=_("garder juste ce qui est publié des structures et de leurs services, et savoir qui l’a dit"),
    after=_("tant que la structure est dans l’annuaire"),
    exported=False,
    keep="id structure service field value published by organisation at withdrawn_at withdrawn_by",
)
declare(
    KeyContact,
    label=_("Contacts clés des structures"),
    purpose=_("savoir qui appeler dans une structure, et qui a pris la place de qui"),
    after=PROJECT,
    exported=False,
    keep=(
        "id project structure name function phone email since until replaced_by last_spoken_on last_spoken_by"
        " added_by added_at"
    ),
)
declare(
    Note,
    label=_("Notes sur les structures"),
    purpose=_("savoir comment entrer dans une structure, et ce qui semble faux"),
    after=PROJECT,
    exported=False,
    keep="id project structure kind text by organisation at ended_at ended_by",
)
declare(
    Official,
    label=_("Élu·es du territoire"),
    purpose=_("tenir les élu·es au courant du projet, sans jamais parler d’une personne"),
    after=PROJECT,
    exported=False,
    keep="id project name mandate territory commune_code charge phone email term_ends_on added_by added_at",
)
