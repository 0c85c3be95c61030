"""The fate of every column about a path. What stays tells that someone was accompanied, when, to what end."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare, month_only

from .models import (
    Appointment,
    Barrier,
    BarrierObservation,
    BarrierPeriod,
    Closure,
    ConfidentialNote,
    Contact,
    HealthDetail,
    ImportedNote,
    Interview,
    JusticeDetail,
    LevelObservation,
    ListImport,
    ListLine,
    Objective,
    Pathway,
    PriorityOrder,
    Referent,
    StatusDetail,
    Step,
)

BOUND = "id person project created_by created_at"
ACCOMPANYING = _("accompagner vers l’emploi")
COUNTING = _("accompagner ; puis compter les parcours et leurs issues")
BRINGING_IN = _("reprendre la liste que l’équipe tient déjà")


def none_left(count: int) -> int:
    """Barriers go: none is counted any more."""
    del count
    return 0


activity(Pathway, "opened_on")
activity(Closure, "on")
activity(Contact, "at")
activity(Appointment, "starts_at")
activity(LevelObservation, "observed_on")
activity(BarrierObservation, "observed_on")

declare(
    Pathway,
    label=_("Parcours"),
    purpose=COUNTING,
    keep="id person project organisation rhythm_days",
    coarsen={
        "opened_on": month_only,
        "closed_on": month_only,
        "created_at": month_only,
        "blocking_barriers": none_left,
    },
    erase=(
        "created_by oriented_by lead last_contact_at last_exchange_at next_appointment_at next_step_on"
        " next_step_title diagnosed_on"
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
    Interview,
    label=_("Entretiens"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway held_on language interpreter",
)
declare(
    LevelObservation,
    label=_("Niveaux observés"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway interview scale value observed_on source",
)
declare(
    PriorityOrder,
    label=_("Priorités de la personne"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway interview set_on how barriers",
)
declare(
    Barrier,
    label=_("Freins"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=(f"{BOUND} pathway sub_theme handler handled_with since lifted_on severity blocking observed_on"),
)
declare(
    BarrierPeriod,
    label=_("Périodes des freins"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} barrier since lifted_on lifted_by how",
)
declare(
    BarrierObservation,
    label=_("Freins observés"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} barrier contact interview severity blocking observed_on",
)
for detail, what in (
    (HealthDetail, _("Freins sensibles : santé")),
    (JusticeDetail, _("Freins sensibles : justice")),
    (StatusDetail, _("Freins sensibles : séjour")),
):
    declare(
        detail,
        label=what,
        purpose=_("tenir compte au travail de ce que la personne a confié"),
        goes=True,
        erase=f"{BOUND} barrier sub_theme words severity blocking observed_on",
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
