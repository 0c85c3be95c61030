"""What the person says yes to when an objective is agreed: kept word for word with the signature."""

from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from filrouge.people.models import SpokenLanguage
from filrouge.reference.bilingual import Phrases
from filrouge.reference.languages import offered_language
from filrouge.shared.words import quoted

from .models import ObjectiveVersion, Pathway
from .volunteering.charter import asked_of_the_person

SAID_ALOUD = ("agreement.objective", "agreement.each", "agreement.again")
ASKED_ALOUD = tuple(
    f"beside.{number}" for number, _paragraph in enumerate(asked_of_the_person().paragraphs, 1)
)
SHOWN_IN = "fr"  # one text for one version, whatever the language of the screen: its digest must not move


def objective_text(pathway: Pathway, version: ObjectiveVersion) -> str:
    """Paragraphs parted by an empty line."""
    with translation.override(SHOWN_IN):
        return "\n\n".join(_paragraphs(pathway, version))


def phrases_for(person_id: UUID) -> Phrases:
    """In the first language she speaks for which there are phrases; French alone when there is none."""
    spoken = SpokenLanguage.objects.filter(person=person_id).order_by("-preferred", "created_at", "pk")
    return Phrases(offered_language(spoken.values_list("code", flat=True)))


def _paragraphs(pathway: Pathway, version: ObjectiveVersion) -> list[str]:
    names = {
        "name": pathway.person.full_name,
        "organisation": pathway.organisation.name,
        "words": quoted(version.words),
        "agreed": date_format(version.agreed_on, "j F Y"),
    }
    lines = [
        _("Mon objectif : %(words)s") % names,
        _("%(name)s et son équipe (%(organisation)s) l’ont décidé ensemble le %(agreed)s.") % names,
        _("Chacun fait sa part. On le relit ensemble, et on peut le changer ou l’arrêter à tout moment."),
    ]
    if version.target_on:
        day = date_format(version.target_on, "j F Y")
        lines.insert(1, _("Nous visons le %(day)s.") % {"day": day})
    return lines
