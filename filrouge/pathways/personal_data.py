"""The fate of every column about a path. What stays tells that someone was accompanied, when, to what end."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare, month_only

from .care import personal_data as around_the_team
from .models import (
    Appointment,
    Approach,
    Barrier,
    BarrierObservation,
    BarrierPeriod,
    CaseloadWeight,
    CircleMember,
    Closure,
    ConfidentialNote,
    Contact,
    Handover,
    HealthDetail,
    ImportedNote,
    Incident,
    IncidentEntry,
    IncidentNotice,
    Interview,
    JusticeDetail,
    LevelObservation,
    ListImport,
    ListLine,
    Objective,
    ObjectiveAgreement,
    ObjectiveVersion,
    OccupationDecision,
    OccupationTrial,
    Pathway,
    PriorityOrder,
    Referent,
    Reminder,
    Reply,
    StatusDetail,
    Step,
    StepDependency,
    StepReturn,
    TargetOccupation,
    ThreeWayMeeting,
)
from .volunteering import personal_data as around_volunteers

__all__ = ["around_the_team", "around_volunteers"]

BOUND = "id person project created_by created_at"
ACCOMPANYING = _("accompagner vers l’emploi")
COUNTING = _("accompagner ; puis compter les parcours et leurs issues")
PROTECTING = _("protéger une personne en danger")
BRINGING_IN = _("reprendre la liste que l’équipe tient déjà")


def none_left(count: int) -> int:
    """The rows go: none is counted any more."""
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
        "missed_in_a_row": none_left,
        "blocking_barriers": none_left,
        "uncovered_barriers": none_left,
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
    erase=(
        f"{BOUND} pathway user starts_at minutes place purpose outcome outcome_at outcome_note missed_because"
        " version changed_at invites"
    ),
)
declare(
    Reminder,
    label=_("Rappels de rendez-vous"),
    purpose=_("que la personne sache quand et où venir"),
    goes=True,
    erase=(f"{BOUND} pathway appointment kind version way language message trouble done_at done_by done_how"),
)
declare(
    Reply,
    label=_("Réponses aux rappels"),
    purpose=_("savoir que la personne ne peut pas venir, et décider avec elle"),
    goes=True,
    erase=(
        f"{BOUND} pathway appointment cannot_come words by_way received_at decided_at decided_by decision"
    ),
)
declare(
    Objective,
    label=_("Objectifs"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=(
        f"{BOUND} pathway words domain theme occupation agreed_on target_on reached_on dropped_on"
        " dropped_because"
    ),
)
declare(
    ObjectiveVersion,
    label=_("Versions des objectifs"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} objective number words domain agreed_on target_on because",
)
declare(
    ObjectiveAgreement,
    label=_("Accords sur les objectifs"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} version text text_digest language how witness signature signed_at",
)
declare(
    TargetOccupation,
    label=_("Métiers visés"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway words occupation hours strain pay access",
)
declare(
    OccupationTrial,
    label=_("Métiers essayés"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} target kind on place learned",
)
declare(
    OccupationDecision,
    label=_("Décisions sur les métiers"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} target verdict on because",
)
declare(
    Approach,
    label=_("Par quoi l’on commence"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway way since because",
)
declare(
    Step,
    label=_("Étapes"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=(
        f"{BOUND} pathway objective title domain who with_whom theme resource resource_because motif brick"
        " answer planned_on started_on done_on result dropped_on dropped_because"
    ),
)
declare(
    StepDependency,
    label=_("Étapes qui en attendent d’autres"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway step needs ended_at ended_by",
)
declare(
    StepReturn,
    label=_("Retours sur une étape"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} step was was_on said on because",
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
# Left out of the copy given to the person: whoever hurts her may read it with her. The officer answers instead.
declare(
    Incident,
    label=_("Incidents"),
    purpose=PROTECTING,
    goes=True,
    exported=False,
    erase=f"{BOUND} pathway kind severity happened_on ended_at ended_by lessons",
)
declare(
    IncidentEntry,
    label=_("Journal des incidents"),
    purpose=PROTECTING,
    goes=True,
    exported=False,
    erase=f"{BOUND} incident text",
)
declare(
    IncidentNotice,
    label=_("Personnes prévenues d’un incident"),
    purpose=PROTECTING,
    goes=True,
    exported=False,
    erase=f"{BOUND} incident user due_at acknowledged_at",
)
declare(
    CircleMember,
    label=_("Cercle de la personne"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway part name structure phone email decides since until",
)
declare(
    ThreeWayMeeting,
    label=_("Rendez-vous à trois"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} appointment member",
)
declare(
    Handover,
    label=_("Passations prévues"),
    purpose=ACCOMPANYING,
    goes=True,
    erase=f"{BOUND} pathway to appointment note met_together confirmed_at dropped_at",
)
declare(
    CaseloadWeight,
    label=_("Poids dans la file"),
    purpose=_("répartir le travail"),
    goes=True,
    erase=f"{BOUND} pathway weight reason until",
)
