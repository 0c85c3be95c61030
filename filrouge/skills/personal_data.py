"""The fate of badges, assessments and interviews. What attests goes with the file; the number that says « revoked »
stays, and leads to nobody."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare

from .models import (
    AssessedSkill,
    Assessment,
    Badge,
    BadgeClass,
    Endorsement,
    Experience,
    Piece,
    Portfolio,
    PortfolioItem,
    PortfolioShare,
    Positioning,
    Review,
    ReviewStep,
    Revocation,
    SaidSkill,
    SeenSkill,
    Showing,
    Signatory,
    SkillAnswer,
    SkillAsking,
    SkillConfirmation,
    SkillDecision,
)

ATTESTING = _("donner à la personne une preuve de ce qu’elle sait faire, que d’autres peuvent vérifier")
ASSESSING = _("regarder avec la personne ce qu’elle sait faire, et décider ensemble de la suite")
REVIEWING = _("faire le point avec la personne, et l’entreprise s’il y en a une, sur ce qui avance")
TELLING = _("garder ce que la personne a raconté de sa vie et de ce qu’elle sait faire, avec ses mots")
PLACING = _("voir avec la personne où elle en est en français, en calcul, avec un téléphone")
SHOWING = _("montrer ce qu’elle sait faire, à qui la personne choisit et aussi longtemps qu’elle veut")
GIVING = _("dire ce qu’une organisation atteste, et qui le reconnaît")
ORGANISATION = _("tant que l’organisation donne des badges")
NOTED = "id person project created_by created_at"

activity(Badge, "created_at")
activity(Assessment, "created_at")
activity(Review, "created_at")
activity(Portfolio, "created_at")
activity(Experience, "created_at")
activity(Positioning, "created_at")

declare(
    Badge,
    label=_("Badges"),
    purpose=ATTESTING,
    goes=True,
    erase=(
        f"{NOTED} badge_class evidence facts subject accepted_at accepted_how declined_at place issued_at"
        " credential visits"
    ),
)
declare(
    Revocation,
    label=_("Badges révoqués"),
    purpose=_("dire qu’un badge n’atteste plus rien"),
    goes=True,
    erase=f"{NOTED} badge reason words at",
)
declare(
    Showing,
    label=_("Badges montrés avec un nom"),
    purpose=_("montrer un badge avec son nom, à qui la personne choisit"),
    goes=True,
    erase=f"{NOTED} badge name link visits",
)
declare(
    Assessment,
    label=_("Évaluations à deux"),
    purpose=ASSESSING,
    goes=True,
    erase=f"{NOTED} version on",
)
declare(
    AssessedSkill,
    label=_("Compétences évaluées"),
    purpose=ASSESSING,
    goes=True,
    erase=f"{NOTED} assessment skill rank",
)
declare(
    SkillAnswer,
    label=_("Réponses sur ses compétences"),
    purpose=ASSESSING,
    goes=True,
    erase=f"{NOTED} assessment assessed side level advice objective",
)
declare(
    SkillAsking,
    label=_("Réponses demandées par un lien"),
    purpose=ASSESSING,
    goes=True,
    erase=f"{NOTED} assessment side capacity name link",
)
declare(
    SkillDecision,
    label=_("Ce qui a été décidé ensemble sur ses compétences"),
    purpose=ASSESSING,
    goes=True,
    erase=f"{NOTED} assessment assessed level decided because step",
)
declare(
    Review,
    label=_("Entretiens de suivi"),
    purpose=REVIEWING,
    goes=True,
    erase=f"{NOTED} among planned_on company stands_for_it held_on dropped_on hers theirs ours",
)
declare(
    SeenSkill,
    label=_("Compétences vues en entretien"),
    purpose=REVIEWING,
    goes=True,
    erase=f"{NOTED} review skill voice seen",
)
declare(
    ReviewStep,
    label=_("Étapes décidées en entretien"),
    purpose=REVIEWING,
    goes=True,
    erase=f"{NOTED} review step",
)
declare(
    Experience,
    label=_("Expériences racontées"),
    purpose=TELLING,
    goes=True,
    erase=f"{NOTED} sector occupation words setting country lasted liked again finished_at removed_at",
)
declare(
    SaidSkill,
    label=_("Compétences que la personne dit avoir"),
    purpose=TELLING,
    goes=True,
    erase=f"{NOTED} experience rank task words skill removed_at",
)
declare(
    SkillConfirmation,
    label=_("Confirmations de ce que la personne dit savoir faire"),
    purpose=TELLING,
    goes=True,
    erase=f"{NOTED} said rests_on facts seen_by on assessment removed_at",
)
declare(
    Positioning,
    label=_("Points sur les compétences de base"),
    purpose=PLACING,
    goes=True,
    erase=f"{NOTED} base edition on answers finished_at reached shown removed_at",
)
declare(
    Piece,
    label=_("Photos et documents qu’elle peut montrer"),
    purpose=SHOWING,
    goes=True,
    erase=f"{NOTED} title kind media size content removed_at",
)
declare(
    Portfolio,
    label=_("Portfolios"),
    purpose=SHOWING,
    goes=True,
    erase=f"{NOTED} title audience company name words chosen_at chosen_how present closed_at",
)
declare(
    PortfolioItem,
    label=_("Ce qu’elle a mis dans ses portfolios"),
    purpose=SHOWING,
    goes=True,
    erase=(
        f"{NOTED} portfolio rank badge assessment experience piece positioning channel occupation language level"
        " removed_at"
    ),
)
declare(
    PortfolioShare,
    label=_("Portfolios partagés"),
    purpose=SHOWING,
    goes=True,
    erase=f"{NOTED} portfolio given_to link present visits last_visit_on",
)
declare(
    BadgeClass,
    label=_("Ce que les badges attestent"),
    purpose=GIVING,
    after=ORGANISATION,
    exported=False,
    keep="id organisation name skill aligned says criteria evidence shape colour created_by created_at",
)
declare(
    Endorsement,
    label=_("Reconnaissances de badges"),
    purpose=GIVING,
    after=ORGANISATION,
    exported=False,
    keep=(
        "id badge_class organisation structure asked_by asked_at capacity words given_at"
        " declined_at withdrawn_at key document signed_at"
    ),
)
declare(
    Signatory,
    label=_("Qui reconnaît un badge au nom de sa structure"),
    purpose=_("savoir à qui la question a été posée, et qui a répondu"),
    after=ORGANISATION,
    exported=False,
    keep="endorsement recipient signer",
)
