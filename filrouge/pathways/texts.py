"""What the person says yes to when an objective is agreed: kept word for word with the signature."""

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from filrouge.shared.words import quoted

from .models import ObjectiveVersion, Pathway

SHOWN_IN = "fr"  # one text for one version, whatever the language of the screen: its digest must not move


def objective_text(pathway: Pathway, version: ObjectiveVersion) -> str:
    """Paragraphs parted by an empty line."""
    with translation.override(SHOWN_IN):
        return "\n\n".join(_paragraphs(pathway, version))


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
