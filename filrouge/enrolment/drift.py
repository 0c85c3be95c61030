"""What to say when those who come are not those the project wished to reach: why, and where to go.

Always outreach, never a refusal: nobody is turned away because of a group.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.models import Group, Stage

# Under the wish, in points, from which reality is said to drift; half of a wish under twenty: else nobody at all would
# do where one in ten was wished.
MARGIN = 10
ENOUGH = 20  # people of whom it is known, under which a share says nothing

Words = str | Promise


@dataclass(frozen=True)
class Advice:
    """`few` and `lacking`: what is seen; `meeting`: where to go and meet them; `entering`: what stops those who
    asked."""

    few: Words
    lacking: Words
    meeting: Words
    entering: Words


ADVICE: dict[Group, Advice] = {
    Group.WOMAN: Advice(
        _("peu de femmes"),
        _("des femmes"),
        _(
            "Où les rencontrer : cours de français avec garde d’enfants, PMI, centres sociaux, sorties d’école, "
            "ateliers entre femmes. À des heures où les enfants sont gardés."
        ),
        _(
            "Des femmes demandent à venir et n’entrent pas : parlez garde d’enfants, horaires, trajet et "
            "sécurité du lieu avant le premier rendez-vous."
        ),
    ),
    Group.UNDER_26: Advice(
        _("peu de personnes de moins de 26 ans"),
        _("des personnes de moins de 26 ans"),
        _(
            "Où les rencontrer : clubs de sport, pieds d’immeuble en fin de journée, foyers de jeunes, "
            "missions locales, et les lieux que les jeunes du projet vous indiquent."
        ),
        _(
            "Des jeunes demandent à venir et n’entrent pas : raccourcissez l’attente, rappelez par message, "
            "dites tôt ce que le parcours paie."
        ),
    ),
    Group.OVER_40: Advice(
        _("peu de personnes de 40 ans et plus"),
        _("des personnes de 40 ans et plus"),
        _(
            "Où les rencontrer : associations de quartier, distributions alimentaires, cafés sociaux, "
            "ateliers de français du soir, bouche-à-oreille des anciens du projet."
        ),
        _(
            "Des personnes de 40 ans et plus demandent à venir et n’entrent pas : parlez du corps, de "
            "l’expérience déjà là, et de métiers tenables."
        ),
    ),
    Group.QPV: Advice(
        _("peu d’habitant·es des quartiers prioritaires"),
        _("des habitant·es des quartiers prioritaires"),
        _(
            "Où les rencontrer : sur place, avec les adultes-relais, les conseils citoyens, le bailleur, et "
            "un lieu du quartier prêté pour recevoir."
        ),
        _(
            "Des habitant·es demandent à venir et n’entrent pas : le lieu est-il loin, le trajet payé, les "
            "horaires compatibles avec les transports ?"
        ),
    ),
    Group.RURAL: Advice(
        _("peu d’habitant·es de communes rurales"),
        _("des habitant·es de communes rurales"),
        _(
            "Où les rencontrer : marchés, maisons France services, mairies, secrétariats et commerces de "
            "bourg ; un bus ou une permanence annoncée plutôt qu’un rendez-vous en ville."
        ),
        _(
            "Des personnes de communes rurales demandent à venir et n’entrent pas : cherchez le transport "
            "d’abord, groupez les jours, recevez plus près."
        ),
    ),
    Group.CANNOT_READ: Advice(
        _("peu de personnes qui ne lisent pas"),
        _("des personnes qui ne lisent pas"),
        _(
            "Où les rencontrer : de vive voix et par images, avec des interprètes et des pairs ; une affiche "
            "ne les atteint pas."
        ),
        _(
            "Des personnes qui ne lisent pas demandent à venir et n’entrent pas : remplacez les papiers par "
            "des rendez-vous accompagnés et des messages vocaux."
        ),
    ),
}


def advice(group: str, stage: str) -> Words:
    told = ADVICE[Group(group)]
    return told.entering if stage == Stage.ENTRY else told.meeting
