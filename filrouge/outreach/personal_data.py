"""The fate of what is noted outside. Before someone is a person, 90 days; afterwards, with her file."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare

from .models import (
    Acquaintance,
    Briefing,
    BriefingFigure,
    ChannelFigure,
    Encounter,
    ForgottenOrientation,
    Introduction,
    Orientation,
    OrientationAnswer,
    OrientationFigure,
    OrientationStage,
    OrientingOrganisation,
    Origin,
    Prediagnosis,
    SenderWord,
    Tally,
    Testimony,
    ToldChange,
    Touch,
)

MEETING_AGAIN = _("retrouver les personnes rencontrées dehors et tenir ce qu’on leur a promis")
SOON = _("90 jours sans suite ; avec le dossier si la personne est accompagnée")
COUNTING = _("savoir quelle façon d’aller vers qui touche qui")

activity(Touch, "at")

declare(
    Acquaintance,
    label=_("Personnes rencontrées"),
    purpose=MEETING_AGAIN,
    after=_(
        "90 jours sans suite, deux ans si elle a donné son nom ; avec le dossier si elle est accompagnée"
    ),
    goes=True,
    erase=(
        "id project organisation person identification nickname given_name family_name phone age_band sex"
        " language commune_code heard_by heard_from agreed_at created_by created_at last_met_at next_step next_step_on"
    ),
)
declare(
    Encounter,
    label=_("Rencontres"),
    purpose=MEETING_AGAIN,
    after=SOON,
    goes=True,
    erase=(
        "id project organisation person acquaintance outing commune_code at identification age_band sex needs"
        " helps next_step next_step_on brought_by note noted_by created_at corrected_by corrected_at dropped_at"
    ),
)
declare(
    Tally,
    label=_("Rencontres comptées"),
    purpose=COUNTING,
    after=_("le lien avec la rencontre, quand elle est effacée ; le compte reste, il ne désigne personne"),
    exported=False,
    keep=("id project organisation channel outing commune_code month hour_band age_band sex zone brought_by"),
    erase="encounter",
)
declare(
    ChannelFigure,
    label=_("Canaux comptés"),
    purpose=COUNTING,
    after=_("recomptés toutes les heures et protégés ; ils ne désignent personne"),
    exported=False,
    keep="id project measure touch dimension row column people small counted_at",
)
declare(
    Touch,
    label=_("Comment la personne nous a connus"),
    purpose=COUNTING,
    goes=True,
    erase="id person project created_by created_at at channel outing category declared told",
)
declare(
    Introduction,
    label=_("Qui nous a fait connaître, par son nom"),
    purpose=_("remercier, avec l’accord des deux"),
    after=_("dès que l’un des deux change d’avis ; avec le dossier sinon"),
    goes=True,
    erase="id person project created_by created_at touch name agreed_on withdrawn_at",
)
declare(
    Prediagnosis,
    label=_("Premiers besoins et adresses données"),
    purpose=_("orienter tout de suite"),
    after=SOON,
    goes=True,
    erase=(
        "id project organisation acquaintance person outing at stage themes addresses note noted_by created_at"
    ),
)
declare(
    Testimony,
    label=_("Témoignages"),
    purpose=_("faire connaître le projet, avec l’accord de la personne et pour un temps"),
    after=_("retiré à la fin de l’accord ; avec le dossier si la personne est accompagnée"),
    goes=True,
    erase=(
        "id project organisation person outing called form used_where agreed_on how language witness"
        " rights_until created_by created_at withdrawn_at withdrawn_because"
    ),
)

# --- orientations ------------------------------------------------------------------------------------

RECEIVED = _("répondre à qui oriente quelqu’un, et la rappeler")
UNTIL_ANSWERED = _(
    "90 jours après un refus, 14 si elle est mise de côté, un an sans réponse ; avec le dossier ensuite"
)
ROW = "id orientation person project"

declare(
    Orientation,
    label=_("Orientations reçues"),
    purpose=RECEIVED,
    after=UNTIL_ANSWERED,
    goes=True,
    erase=(
        "id project organisation person by_herself given_name family_name phone reach sought commune_code language"
        " agreed_how tells received_at answer_by taken_by taken_at discarded_by discarded_at discarded_because"
    ),
)
declare(
    Origin,
    label=_("Qui l’a orientée"),
    purpose=_(
        "répondre à qui l’a orientée ; le nom n’est montré qu’à qui a besoin d’en connaître s’il révèle"
        " la santé, la justice ou des violences"
    ),
    after=UNTIL_ANSWERED,
    goes=True,
    erase=f"{ROW} level orienting_organisation kind structure sender email",
)
declare(
    OrientationAnswer,
    label=_("Réponses à une orientation"),
    purpose=RECEIVED,
    after=UNTIL_ANSWERED,
    goes=True,
    erase=f"{ROW} kind reason words proposal by at",
)
declare(
    SenderWord,
    label=_("Mots ajoutés par la structure d’orientation"),
    purpose=RECEIVED,
    after=UNTIL_ANSWERED,
    goes=True,
    erase=f"{ROW} text at",
)
declare(
    OrientationStage,
    label=_("Suites d’une orientation"),
    purpose=_("dire à qui l’a orientée ce qu’elle accepte de faire savoir ; compter les délais"),
    after=UNTIL_ANSWERED,
    goes=True,
    erase=f"{ROW} kind on",
)
declare(
    ToldChange,
    label=_("Changements de ce qui est dit à la structure"),
    purpose=_("savoir qui a noté ce que la personne accepte de faire savoir, et quand"),
    after=UNTIL_ANSWERED,
    goes=True,
    erase=f"{ROW} tells by at",
)
declare(
    OrientingOrganisation,
    label=_("Structures d’orientation"),
    purpose=_("savoir qui oriente vers le projet, et protéger les noms qui révèlent quelque chose"),
    after=_("tant que le projet existe"),
    exported=False,
    keep="id project name name_key kind reveals contact email phone ended_on created_at",
)
declare(
    OrientationFigure,
    label=_("Orientations comptées"),
    purpose=COUNTING,
    after=_("recomptées toutes les dix minutes ; elles ne désignent personne"),
    exported=False,
    keep=(
        "id project come_from orienting_organisation received met_in_15_days met_in_30_days entered counted_at"
    ),
)
declare(
    ForgottenOrientation,
    label=_("Orientations effacées"),
    purpose=COUNTING,
    after=_("le compte reste, il ne désigne personne"),
    exported=False,
    keep="id project come_from orienting_organisation month",
)
declare(
    Briefing,
    label=_("Explications données aux structures"),
    purpose=_("savoir quelle structure connaît le public recherché"),
    after=_("tant que le projet existe"),
    exported=False,
    keep="id project structure sheet how to by at",
)
declare(
    BriefingFigure,
    label=_("Personnes orientées, comptées par groupe"),
    purpose=COUNTING,
    after=_("recomptées chaque nuit et protégées ; elles ne désignent personne"),
    exported=False,
    keep="id project orienting_organisation group known inside small counted_at",
)
