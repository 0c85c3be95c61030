"""The fate of what is said of someone to a partner. What was said goes as soon as it has served."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare

from .models import (
    Contribution,
    JointAnswer,
    JointEvaluation,
    NeedFigure,
    Partnership,
    Referral,
    ReferralAgreement,
    ReferralFact,
    ReferralFigure,
    ReferralValue,
    ReferralWords,
    Routine,
    Sheet,
    SheetChange,
    SheetOriginal,
    SheetPaper,
    SheetReturn,
    SheetRound,
    SheetValue,
    WaitFigure,
)

SENDING = _("trouver chez un partenaire ce que l’équipe n’a pas, et savoir ce qui a suivi")
NOTED = "id person project created_by created_at"

activity(Referral, "created_at")

declare(
    Referral,
    label=_("Orientations vers des partenaires"),
    purpose=SENDING,
    goes=True,
    erase=f"{NOTED} pathway organisation barrier step structure service level to_name email sent_on answer_by"
    " state phase",
)
declare(
    ReferralAgreement,
    label=_("Accords pour une orientation"),
    purpose=_("preuve de ce que la personne a accepté qu’un partenaire sache"),
    after=_("avec l’orientation, qui en est le sujet"),
    goes=True,
    erase=(
        f"{NOTED} referral said text_version language how witness signature at until withdrawn_at withdrawn_how"
    ),
)
declare(
    ReferralValue,
    label=_("Ce qui a été dit à un partenaire"),
    purpose=SENDING,
    after=_(
        "dès que la personne retire son accord, que l’équipe annule ou que l’accord finit ; 30 jours après la fin"
    ),
    goes=True,
    erase=f"{NOTED} referral said value level",
)
declare(
    ReferralFact,
    label=_("Ce qu’une orientation est devenue"),
    purpose=SENDING,
    goes=True,
    erase=f"{NOTED} referral kind on reason result by_partner step at",
)
declare(
    ReferralWords,
    label=_("Ce qu’un partenaire a répondu"),
    purpose=SENDING,
    goes=True,
    erase=f"{NOTED} fact who follower proposal words",
)
declare(
    ReferralFigure,
    label=_("Réponses des structures, comptées"),
    purpose=_("savoir qui répond, en combien de temps"),
    after=_("recomptées chaque nuit et protégées ; elles ne désignent personne"),
    exported=False,
    keep="id project structure sent answered accepted_percent median_days counted_at",
)
AGAINST = _("savoir ce qui manque sur le territoire")
NIGHTLY = _("recomptés chaque nuit et protégés ; ils ne désignent personne")
declare(
    NeedFigure,
    label=_("Besoins et offre, comptés"),
    purpose=AGAINST,
    after=NIGHTLY,
    exported=False,
    keep="id project counted_at public theme department epci_code commune_code people services nearest_km remote",
)
declare(
    WaitFigure,
    label=_("Attentes des services, comptées"),
    purpose=AGAINST,
    after=NIGHTLY,
    exported=False,
    keep="id project counted_at theme department outcomes accepted_days started_days",
)

SHUTTLE = _("dire à un partenaire le strict nécessaire, et reprendre ce qu’il sait, ligne par ligne")
declare(
    Sheet,
    label=_("Fiches navettes"),
    purpose=SHUTTLE,
    after=_("avec l’orientation, qui en est le sujet"),
    goes=True,
    erase=f"{NOTED} referral version lines asked at",
)
declare(
    SheetValue,
    label=_("Ce que disait une fiche navette"),
    purpose=SHUTTLE,
    after=_(
        "avec ce qui a été dit au partenaire : retrait de l’accord, annulation, ou 30 jours après la fin"
    ),
    goes=True,
    erase=f"{NOTED} sheet field value level",
)
declare(
    SheetReturn,
    label=_("Fiches navettes revenues"),
    purpose=SHUTTLE,
    after=_("avec l’orientation, qui en est le sujet"),
    goes=True,
    erase=f"{NOTED} sheet via who digest at",
)
declare(
    SheetChange,
    label=_("Ce qu’un partenaire propose de changer"),
    purpose=SHUTTLE,
    after=_("ce qui n’est pas accepté, avec ce que disait la fiche ; le reste, avec l’orientation"),
    goes=True,
    erase=f"{NOTED} returned field value accepted decided_by decided_at",
)
declare(
    SheetOriginal,
    label=_("Fichiers des fiches revenues"),
    purpose=_("relire ce qu’un programme a lu"),
    after=_("30 jours après leur retour ; ce qui y a été lu est donné à part"),
    goes=True,
    exported=False,
    erase=f"{NOTED} returned content size secrets",
)
declare(
    SheetPaper,
    label=_("Fichiers de fiches à remettre"),
    purpose=_("remettre en une fois les fiches de beaucoup de partenaires"),
    after=_("deux jours, ou dès que l’accord prend fin ; ce qu’ils disent est donné avec la fiche"),
    goes=True,
    exported=False,
    erase=f"{NOTED} round sheet content",
)
declare(
    SheetRound,
    label=_("Demandes de nouvelles à plusieurs partenaires"),
    purpose=SHUTTLE,
    after=_("30 jours après la demande ; elles ne nomment personne"),
    exported=False,
    keep="id user whose kind asked waiting total made told created_at ended_at",
)

PARTNERSHIP = _("savoir avec qui l’on travaille, jusqu’où, et qui fait quoi")
PROJECT = _("tant que le projet existe")
declare(
    Partnership,
    label=_("Partenariats, et qui les signe"),
    purpose=PARTNERSHIP,
    after=PROJECT,
    exported=False,
    keep=(
        "id project organisation structure aims themes level protocol contact official size yearly_volume starts_on"
        " ends_on signed_on our_signer their_signer closed_on added_by added_at"
    ),
)
declare(
    Routine,
    label=_("Routines d’un partenariat"),
    purpose=PARTNERSHIP,
    after=PROJECT,
    exported=False,
    keep="id partnership what keeper with_whom every_days since last_on ended_on",
)
declare(
    Contribution,
    label=_("Apports à un partenariat"),
    purpose=_("dire ce que chacun apporte"),
    after=PROJECT,
    exported=False,
    keep="id partnership side kind what amount on added_by",
)
declare(
    JointEvaluation,
    label=_("Évaluations d’un partenariat, et l’adresse où le lien est parti"),
    purpose=_("demander aux deux côtés ce qu’ils pensent d’un partenariat"),
    after=PROJECT,
    exported=False,
    keep="id partnership email asked_on asked_by",
)
declare(
    JointAnswer,
    label=_("Réponses à l’évaluation d’un partenariat"),
    purpose=_("mettre côte à côte ce que les deux côtés pensent d’un partenariat"),
    after=PROJECT,
    exported=False,
    keep="id evaluation side ratings words who user at",
)
