"""The fate of every column about the person herself. What stays counts people, and names nobody."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import (
    activity,
    another_reference,
    declare,
    department_only,
    month_only,
    year_only,
)

from .models import (
    AccessGrant,
    Agreement,
    Consent,
    ContactChannel,
    DuplicateQuestion,
    EmergencyAccess,
    Information,
    Merge,
    Namesake,
    Person,
    Protection,
    SpokenLanguage,
)
from .models.duplicates import MergedRow

NOTED = "id person project created_by created_at"
# What was said to the person and what she answered: its proof outlives the file, without signature nor words.
GIVEN = "id person project created_at text_version language how at until withdrawn_at withdrawn_how"
PROOF = _("preuve de ce qui a été dit et décidé")

activity(Person, "created_at")
activity(Agreement, "at")

declare(
    Person,
    label=_("Identité"),
    purpose=_("reconnaître la personne ; compter, une fois la fiche effacée"),
    keep="id sex",
    coarsen={
        "reference": another_reference,
        "birth_date": year_only,
        "birth_precision": lambda precision: "year" if precision else "",
        "commune_code": department_only,
        "created_at": month_only,
    },
    erase="given_name family_name names_key names_sound",
)
declare(
    ContactChannel,
    label=_("Moyens de contact"),
    purpose=_("joindre la personne sans l’exposer"),
    goes=True,
    erase=(
        f"{NOTED} kind value preferred when shared_with discreet remark holder may_tell checked_on wrong_on"
        " ended_on"
    ),
)
declare(
    SpokenLanguage,
    label=_("Langues"),
    purpose=_("se comprendre, prévoir un interprète"),
    goes=True,
    erase=f"{NOTED} code preferred reads interpreter",
)
declare(
    Protection,
    label=_("Protection et titre de séjour"),
    purpose=_("droit au travail et échéances, pour qui a besoin d’en connaître"),
    goes=True,
    erase=f"{NOTED} status applied_on granted_on permit permit_until may_work remark replaced_on",
)
declare(
    Information,
    label=_("Informations données"),
    purpose=PROOF,
    keep=f"{GIVEN} purpose legal_basis opposed_at",
    erase="created_by witness signature opposition",
)
declare(
    Agreement,
    label=_("Accords de partage"),
    purpose=PROOF,
    keep=f"{GIVEN} organisation field_groups",
    erase="created_by witness signature",
)
declare(
    Consent,
    label=_("Consentements"),
    purpose=PROOF,
    keep=f"{GIVEN} topic",
    erase="created_by witness signature",
)
declare(
    AccessGrant,
    label=_("Qui peut voir le dossier"),
    purpose=_("dire qui a pu voir le dossier, pourquoi, jusqu’à quand"),
    keep="id person project organisation audience user link level basis agreement since until given_by",
    erase="reason",
)
declare(
    EmergencyAccess,
    label=_("Accès d’urgence"),
    purpose=_("contrôle des accès d’urgence"),
    keep="grant person_id project organisation user at reviewed_by reviewed_at",
    erase="reason review",
)
declare(
    DuplicateQuestion,
    label=_("Questions de doublon"),
    purpose=_("ne pas accompagner deux fois la même personne sans le savoir"),
    exported=False,
    goes=True,
    erase="id ours theirs asked_by asked_at answered_by answered_at answer",
)
declare(
    Merge,
    label=_("Fusions de fiches"),
    purpose=_("réunir deux fiches de la même personne, et pouvoir revenir en arrière"),
    keep="id kept gone_id fields organisation asked_by asked_at agreed_by agreed_at done_at undo_asked_by"
    " undo_asked_at undone_at",
    erase="gone refusal",
)
declare(
    MergedRow,
    label=_("Lignes déplacées par une fusion"),
    purpose=_("défaire une fusion, ligne par ligne"),
    exported=False,
    keep="id merge table column row_id",
    erase="row",
)
declare(
    Namesake,
    label=_("Questions sur une personne déjà accompagnée"),
    purpose=_("limiter et contrôler ces questions ; le nom demandé n’est pas gardé"),
    exported=False,
    keep="id user at found",
)
