from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.shared.rows import NotAboutPeople

from .adaptable import CHANGED_BY_WEB, Adaptable, AdaptableQuerySet


class Answer(Adaptable):
    """A known way to lift what gets in someone's way (mission S-23): what it needs, how long, which step it
    becomes. `ordinary`: *droit commun*, open to anyone; else a means of the project or of a partner."""

    what = models.TextField(_("ce que c’est"), max_length=600)
    needs = models.TextField(_("ce qu’il faut"), max_length=600)
    duration = models.CharField(_("combien de temps"), max_length=160)
    ask = models.CharField(_("à qui demander"), max_length=240, blank=True)
    step = models.CharField(_("l’étape que cela devient"), max_length=160)
    ordinary = models.BooleanField(_("droit commun"), default=True)

    objects = AdaptableQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("solutions known to everyone", web=CHANGED_BY_WEB)

    class Meta:
        verbose_name = _("réponse")
        constraints = (
            models.UniqueConstraint(fields=("code",), condition=~Q(code=""), name="answer_code"),
            models.UniqueConstraint(
                fields=("project", "based_on"),
                condition=Q(based_on__isnull=False),
                name="answer_adapted_once",
            ),
        )
        indexes = (models.Index(fields=("theme",), name="answer_theme"),)
