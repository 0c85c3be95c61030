"""The fate of every column about a candidacy. What stays tells that someone asked, when, and what came of it."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare, month_only

from .models import (
    Abandonment,
    Answer,
    Candidacy,
    CohortPlace,
    Commitment,
    Deposit,
    Entry,
    FirstMeeting,
    FollowUp,
    GuardianSignature,
    Motivation,
    Presence,
    Refusal,
    SafeFile,
    Verification,
    Waiting,
)

BOUND = "id person project created_by created_at candidacy"
KEPT = "id person project candidacy"
SIGNED = "text_digest language how witness signature signed_at"
RECEIVING = _("recevoir une demande et y répondre")
COUNTING = _("recevoir une demande ; puis compter les entrées et les refus")
ELIGIBILITY = _("montrer que le projet reçoit le public pour lequel il est financé")

activity(Candidacy, "opened_on")
activity(FirstMeeting, "on")
activity(FollowUp, "on")
activity(Presence, "on")
activity(Commitment, "met_on")
activity(CohortPlace, "since")

declare(
    Candidacy,
    label=_("Candidatures"),
    purpose=COUNTING,
    keep="id person project organisation rule_set eligibility stage",
    coarsen={
        "opened_on": month_only,
        "met_on": month_only,
        "closed_on": month_only,
        "created_at": month_only,
    },
    erase="created_by oriented_by reflect_until waiting_since",
)
declare(
    Answer,
    label=_("Critères d’éligibilité"),
    purpose=ELIGIBILITY,
    goes=True,
    erase=(
        f"{BOUND} criterion category value because evidence other_evidence seen_on answered_by answered_on"
    ),
)
declare(
    Verification,
    label=_("Critères vérifiés"),
    purpose=ELIGIBILITY,
    exported=False,
    goes=True,
    erase=f"{BOUND} group outcome seen_by seen_on",
)
declare(
    FirstMeeting,
    label=_("Premiers rendez-vous"),
    purpose=RECEIVING,
    goes=True,
    erase=f"{BOUND} on held_by place language interpreter presented presentation page_given reflect_until",
)
declare(
    FollowUp,
    label=_("Relances avant l’entrée"),
    purpose=RECEIVING,
    goes=True,
    erase=f"{BOUND} on channel outcome words user",
)
declare(Motivation, label=_("Motivations"), purpose=RECEIVING, goes=True, erase=f"{BOUND} on words")
declare(
    Presence,
    label=_("Démarches faites par la personne"),
    purpose=RECEIVING,
    goes=True,
    erase=f"{BOUND} on what words",
)
declare(
    Commitment,
    label=_("Engagements réciproques"),
    purpose=RECEIVING,
    goes=True,
    erase=f"{BOUND} {SIGNED} met_on text_version text minor delay_skipped_because",
)
declare(
    GuardianSignature,
    label=_("Signatures de responsables légaux"),
    purpose=RECEIVING,
    goes=True,
    erase=f"{BOUND} {SIGNED} commitment name capacity",
)
declare(
    Waiting,
    label=_("Attentes"),
    purpose=COUNTING,
    keep=f"{KEPT} because",
    coarsen={"since": month_only, "ended_on": month_only, "created_at": month_only},
    erase="created_by words ended_because",
)
declare(
    Refusal,
    label=_("Refus et réorientations"),
    purpose=COUNTING,
    keep=f"{KEPT} reason",
    coarsen={"on": month_only, "taken_over_on": month_only, "created_at": month_only},
    erase="created_by words referred_to referred_how",
)
declare(
    Abandonment,
    label=_("Abandons avant l’entrée"),
    purpose=COUNTING,
    keep=f"{KEPT} reason",
    coarsen={"on": month_only, "created_at": month_only},
    erase="created_by words followed_up_by",
)
declare(
    Entry,
    label=_("Entrées dans le parcours"),
    purpose=COUNTING,
    keep=f"{KEPT} pathway cohort",
    coarsen={"on": month_only, "created_at": month_only},
    erase="created_by",
)
declare(
    CohortPlace,
    label=_("Places dans une cohorte"),
    purpose=_("préparer un groupe ; puis compter ceux qui l’ont suivi"),
    keep="id person project cohort left_because",
    coarsen={"since": month_only, "left_on": month_only, "created_at": month_only},
    erase="created_by left_note",
)

EVIDENCE = _("justifier du financement, là où le financeur exige des copies")

declare(
    Deposit,
    label=_("Justificatifs déposés au coffre"),
    purpose=EVIDENCE,
    goes=True,
    erase=f"{BOUND} kind laid_on purge_on purged_on",
)
declare(
    SafeFile,
    label=_("Copies de justificatifs"),
    purpose=EVIDENCE,
    after=_(
        "le jour de destruction fixé à l’ouverture du coffre, même si le dossier est effacé avant ; lues par les"
        " seuls évaluateurs du projet"
    ),
    exported=False,
    keep="id person project created_by created_at reference kind media size digest content laid_on purge_on",
)
