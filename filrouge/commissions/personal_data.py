"""The fate of what is said of someone to a commission. What was said goes as soon as it has served."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import activity, declare

from .models import (
    Asking,
    Blockage,
    Case,
    CaseAgreement,
    CaseLine,
    Commission,
    CommissionFigure,
    Decision,
    Meeting,
    Member,
    Place,
    Seat,
)

LOOKING = _("trouver ensemble ce qui peut aider la personne, et savoir qui fait quoi")
RUNNING = _("réunir ceux qui accompagnent des personnes d’un territoire")
PROJECT = _("tant que le projet existe")
NOTED = "id person project created_by created_at"

activity(Case, "created_at")

declare(
    Case,
    label=_("Situations regardées en commission"),
    purpose=LOOKING,
    goes=True,
    erase=(
        f"{NOTED} meeting pathway origin facts asked summary rank minutes started_at ended_at told_on left_at"
        " left_because learned_on learned_how"
    ),
)
declare(
    CaseAgreement,
    label=_("Accords pour une commission"),
    purpose=_("preuve de ce que la personne a accepté que des membres d’une commission lisent"),
    after=_("avec la situation, qui en est le sujet"),
    goes=True,
    erase=(
        f"{NOTED} case members trusted said text_version language how witness signature at until withdrawn_at"
        " withdrawn_how"
    ),
)
declare(
    CaseLine,
    label=_("Ce qui a été dit à une commission"),
    purpose=LOOKING,
    after=_(
        "dès que la personne retire son accord ou que la situation quitte l’ordre du jour ; 30 jours après la "
        "réunion"
    ),
    goes=True,
    erase=f"{NOTED} case said value level",
)
declare(
    Decision,
    label=_("Décisions d’une commission"),
    purpose=LOOKING,
    goes=True,
    erase=f"{NOTED} case what words member due_on step kept_on dropped_on dropped_because",
)
declare(
    Commission,
    label=_("Commissions"),
    purpose=RUNNING,
    after=PROJECT,
    exported=False,
    keep="id project kind names_people name territory communes rhythm_days opened_on closed_on added_by added_at",
)
declare(
    Member,
    label=_("Organisations membres d’une commission"),
    purpose=RUNNING,
    after=PROJECT,
    exported=False,
    keep="id commission organisation structure since until added_by",
)
declare(
    Seat,
    label=_("Professionnels qui viennent à une commission"),
    purpose=RUNNING,
    after=PROJECT,
    exported=False,
    keep="id commission member name function names_people user email since until added_by",
)
declare(
    Meeting,
    label=_("Réunions d’une commission"),
    purpose=RUNNING,
    after=PROJECT,
    exported=False,
    keep="id commission at place called_by called_at cancelled_at opened_at closed_at approved_at approved_by",
)
declare(
    Place,
    label=_("Places à une réunion"),
    purpose=RUNNING,
    after=PROJECT,
    exported=False,
    keep="id meeting seat came",
)
declare(
    Blockage,
    label=_("Situations bloquées, remontées sans nom"),
    purpose=_("obtenir de l’État ou d’une collectivité une réponse que les membres n’ont pas"),
    after=PROJECT,
    exported=False,
    keep="id commission words asked_of answer_by raised_on raised_by answer answered_on answered_by",
)
declare(
    CommissionFigure,
    label=_("Commissions, comptées"),
    purpose=_("savoir si ce qui est décidé est tenu"),
    after=_("recomptées chaque nuit et protégées ; elles ne désignent personne"),
    exported=False,
    keep="id commission people reviewed decided kept_percent counted_at",
)
declare(
    Asking,
    label=_("Demandes des membres d’une commission"),
    purpose=_("savoir de qui un membre demande qu’on parle"),
    after=_("30 jours après la réunion"),
    exported=False,
    keep="id place words at settled_at settled_by",
)
