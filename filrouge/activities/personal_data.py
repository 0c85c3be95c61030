"""The fate of what is known of someone in activities. What stays tells which sessions someone came to, by month."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare, month_only

from .models import (
    Attendance,
    AttendanceDoubt,
    AttendanceSignature,
    CoverageFigure,
    Opinion,
    Part,
    Participation,
    SkillClaim,
)

COMING = _("proposer des activités à la personne, et savoir qui vient")
COUNTING = _("savoir ce que chacun a travaillé dans les trois domaines ; puis compter les heures")
NOTED = "id person project created_by created_at"

activity(Attendance, "taken_at")

declare(
    Participation,
    label=_("Activités proposées"),
    purpose=COMING,
    keep="id person project activity left_because",
    coarsen={
        "invited_at": month_only,
        "enrolled_at": month_only,
        "waiting_since": month_only,
        "declined_at": month_only,
        "left_on": month_only,
        "created_at": month_only,
    },
    erase="created_by message trouble answered_by",
)
declare(
    Attendance,
    label=_("Présences"),
    purpose=COUNTING,
    keep="id person project session participation came minutes_late",
    coarsen={"taken_at": month_only, "created_at": month_only},
    erase="created_by taken_by excuse",
)
declare(
    AttendanceSignature,
    label=_("Signatures de présences"),
    purpose=_("prouver au financeur qui est venu, demi-journée par demi-journée"),
    keep="id person project session participation half",
    coarsen={"signed_at": month_only, "created_at": month_only},
    erase="created_by drawing",
)
declare(
    AttendanceDoubt,
    label=_("Présences notées deux fois"),
    purpose=_("choisir entre ce que deux personnes ont noté"),
    goes=True,
    erase=f"{NOTED} attendance came minutes_late excuse settled_at settled_by",
)
declare(
    CoverageFigure,
    label=_("Ce que les cohortes ont travaillé, compté"),
    purpose=_("savoir ce qu’un groupe n’a pas encore travaillé"),
    after=_("recompté chaque nuit et protégé ; cela ne désigne personne"),
    exported=False,
    keep=(
        "id project counted_at cohort domain nothing nothing_small little little_small enough enough_small minutes"
        " activities"
    ),
)
declare(
    Opinion,
    label=_("Avis sur des activités"),
    purpose=_("améliorer les activités avec celles et ceux qui y viennent"),
    goes=True,
    erase=f"{NOTED} attendance mood useful again words",
)
declare(
    SkillClaim,
    label=_("Compétences repérées dans des activités"),
    purpose=_("regarder avec la personne, à une évaluation, ce qui s’est vu d’elle dans une activité"),
    goes=True,
    erase=f"{NOTED} attendance skill said_by words removed_at",
)
declare(
    Part,
    label=_("Ce que la personne prend en main"),
    purpose=_("dire ce que la personne propose, prépare ou co-anime"),
    goes=True,
    erase=f"{NOTED} participation role task on",
)
