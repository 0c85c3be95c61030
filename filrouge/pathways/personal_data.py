"""The fate of every column about a path. What stays tells that someone was accompanied, when, to what end."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare, month_only

from .care import personal_data as around_the_team
from .models import (
    Appointment,
    Closure,
    ConfidentialNote,
    Contact,
    ImportedNote,
    ListImport,
    ListLine,
    Objective,
    Pathway,
    Referent,
    Step,
)
from .volunteering import personal_data as around_volunteers

__all__ = ["around_the_team", "around_volunteers"]

BOUND = "id person project created_by created_at"
ACCOMPANYING = _("accompagner vers l’emploi")
COUNTING = _("accompagner ; puis compter les parcours et leurs issues")
BRINGING_IN = _("reprendre la liste que l’équipe tient déjà")

activity(Pathway, "opened_on")
activity(Closure, "on")
activity(Contact, "at")
activity(Appointment, "starts_at")

declare(
    Pathway,
    label=_("Parcours"),
    purpose=COUNTING,
    keep="id person project organisation rhythm_days",
    coarsen={"opened_on": month_only, "closed_on": month_only, "created_at": month_only},
    erase=(
        "created_by oriented_by lead last_contact_at last_exchange_at next_appointment_at next_step_on"
        " next_step_title"
    ),
)
declare(
    Closure,
    label=_("Fins de parcours"),
    purpose=COUNTING,
    keep="id person project pathway reason",
    coarsen={"on": month_only, "reopened_at": month_only, "created_at": month_only},
    erase="created_by note reopened_by reopening_note",
)
declare(
    Contact,
    label=_("Contacts"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway at channel direction outcome minutes note user",
)
declare(
    ConfidentialNote,
    label=_("Notes confidentielles"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} contact author text",
)
declare(
    Appointment,
    label=_("Rendez-vous"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway user starts_at minutes place purpose outcome outcome_at outcome_note",
)
declare(
    Objective,
    label=_("Objectifs"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway words domain agreed_on target_on reached_on dropped_on dropped_because",
)
declare(
    Step,
    label=_("Étapes"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=(
        f"{BOUND} pathway objective title domain who with_whom planned_on started_on done_on result dropped_on"
        " dropped_because"
    ),
)
declare(
    Referent,
    label=_("Référent·es"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway user role since until handover_note met_together",
)
declare(
    ListImport,
    label=_("Listes importées"),
    purpose=BRINGING_IN,
    after=_("le fichier, dès qu’il est traité ; le compte rendu, deux ans"),
    exported=False,
    keep=(
        "id user organisation project mapping charge referent state counts created_at committed_at undone_at"
    ),
    erase="filename content columns message blockers",
)
declare(
    ListLine,
    label=_("Lignes de listes importées"),
    purpose=BRINGING_IN,
    exported=False,
    goes=True,
    erase=(
        "id batch sheet number fingerprint content decision chosen warnings lookalikes same_as person_id done"
        " done_at"
    ),
)
declare(
    ImportedNote,
    label=_("Notes reprises d’une liste"),
    purpose=BRINGING_IN,
    goes=True,
    erase=f"{BOUND} pathway source text confidential",
)
