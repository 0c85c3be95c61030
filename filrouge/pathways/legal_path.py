"""Danger: whom to call and what the law says. Data, told in our words; the texts themselves are on Légifrance.

Only what is common to all of France. `as_of`: the version of the text that was read, or the day it was checked.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WRITTEN_ON = date(2026, 11, 25)

Text = str | Promise


@dataclass(frozen=True)
class Number:
    call: str
    who: Text
    when: Text
    source: str


@dataclass(frozen=True)
class Law:
    reference: Text
    says: Text
    for_us: Text
    as_of: Text
    source: str


SERVICE_PUBLIC = "https://www.service-public.fr"
LEGIFRANCE = "https://www.legifrance.gouv.fr"

NUMBERS = (
    Number(
        "17",
        _("Police ou gendarmerie"),
        _("danger immédiat, violences en cours"),
        SERVICE_PUBLIC,
    ),
    Number("15", _("SAMU"), _("urgence vitale, risque de suicide immédiat"), SERVICE_PUBLIC),
    Number(
        "112", _("Urgences, partout en Europe"), _("depuis tout téléphone, même sans forfait"), SERVICE_PUBLIC
    ),
    Number(
        "114",
        _("Urgences par SMS"),
        _("pour qui ne peut ni entendre ni parler : surdité, ou danger de se faire entendre"),
        "https://www.urgence114.fr",
    ),
    Number(
        "119",
        _("Allô enfance en danger"),
        _("un enfant est en danger ou risque de l’être ; gratuit, jour et nuit, confidentiel"),
        "https://www.allo119.gouv.fr",
    ),
    Number(
        "3919",
        _("Violences Femmes Info"),
        _("écoute et orientation ; gratuit, anonyme, absent des factures ; n’envoie pas de secours"),
        "https://arretonslesviolences.gouv.fr",
    ),
    Number(
        "3114",
        _("Prévention du suicide"),
        _("écoute par des soignants, aussi pour l’entourage et les professionnels ; jour et nuit"),
        "https://3114.fr",
    ),
    Number("115", _("SAMU social"), _("personne sans abri, mise à l’abri"), SERVICE_PUBLIC),
)

LAWS = (
    Law(
        _("Code de l’action sociale et des familles, L. 226-2-1 et L. 226-3"),
        _(
            "Qui concourt à la protection de l’enfance transmet sans délai au président du conseil "
            "départemental toute information préoccupante sur un mineur en danger ou qui risque de l’être. "
            "Les parents en sont informés avant, sauf si l’intérêt de l’enfant s’y oppose."
        ),
        _(
            "On écrit à la CRIP, la cellule du département qui recueille ces informations : ce que l’on a vu "
            "ou entendu, quand, et comment joindre la famille. La nuit ou dans le doute : le 119. On n’enquête "
            "pas soi-même."
        ),
        _("lu dans sa version en vigueur en juin 2024"),
        LEGIFRANCE,
    ),
    Law(
        _("Code pénal, article 434-3"),
        _(
            "Qui sait qu’un mineur, ou une personne qui ne peut pas se protéger (âge, maladie, infirmité, "
            "déficience, grossesse), subit des privations, des mauvais traitements, des agressions ou "
            "atteintes sexuelles doit en informer la justice ou l’administration. Ne pas le faire est puni "
            "de trois ans d’emprisonnement et de 45 000 € d’amende ; davantage pour un mineur de quinze ans."
        ),
        _(
            "Sauf lorsque la loi en dispose autrement, les personnes tenues au secret professionnel en sont "
            "exceptées : l’article 226-14 les autorise alors à parler."
        ),
        _("dans sa rédaction issue de la loi du 3 août 2018"),
        LEGIFRANCE,
    ),
    Law(
        _("Code pénal, articles 226-13 et 226-14"),
        _(
            "Le secret professionnel ne s’oppose pas à ce que l’on informe les autorités judiciaires, "
            "médicales ou administratives de privations ou de sévices infligés à un mineur ou à une personne "
            "qui ne peut pas se protéger. Qui le fait de bonne foi n’engage pas sa responsabilité."
        ),
        _(
            "Seule la loi lève le secret : ni la hiérarchie, ni un partenaire, ni un financeur. En dehors "
            "de ces cas, on demande d’abord à la personne ce qu’elle veut."
        ),
        _("à relire sur Légifrance avant d’agir : l’article a changé plusieurs fois"),
        LEGIFRANCE,
    ),
    Law(
        _("Code pénal, article 223-6"),
        _(
            "Chacun doit porter secours à une personne en péril, par son action ou en appelant les secours, "
            "quand il le peut sans risque pour lui ni pour d’autres."
        ),
        _("Devant un danger immédiat, on appelle d’abord ; on note et on prévient ensuite."),
        _("à relire sur Légifrance avant d’agir"),
        LEGIFRANCE,
    ),
)
