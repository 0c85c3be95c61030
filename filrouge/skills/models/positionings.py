"""Short tests of our own, taken together: reading French, counting, using a telephone. Several dates are kept."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared import clock


class Base(models.TextChoices):
    """The base skill that a test looks at."""

    FRENCH = "french", _("Lire et comprendre le français")
    COUNTING = "counting", _("Compter")
    DIGITAL = "digital", _("Le numérique")


class PositioningQuerySet(models.QuerySet["Positioning"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def finished(self) -> Self:
        return self.kept().exclude(finished_at=None)


class Positioning(PersonBound):
    """`edition`: of the test, whose questions change. `answers`: in the order of its questions, « ? » when she does not
    know; saved one by one. `reached`: how many degrees she showed, once finished. `shown`: she lets it be shown to
    others than her team; never by itself: it may then enter a portfolio, and leaves all of them with it."""

    base = models.CharField(_("de quoi"), max_length=8, choices=Base)
    edition = models.PositiveSmallIntegerField(_("version du test"))
    on = models.DateField(_("le"), default=clock.today)
    answers = ArrayField(
        models.CharField(max_length=12), verbose_name=_("réponses"), default=list, blank=True, size=20
    )
    finished_at = models.DateTimeField(_("fini le"), null=True)
    reached = models.PositiveSmallIntegerField(_("degré montré"), null=True)
    shown = models.BooleanField(_("elle accepte de le montrer"), default=False)
    removed_at = models.DateTimeField(_("retiré le"), null=True)

    objects = PositioningQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.FULL,
        web=("SELECT", "INSERT", "UPDATE (answers, finished_at, reached, shown, removed_at)"),
    )

    class Meta:
        verbose_name = _("point sur une compétence de base")
        verbose_name_plural = _("points sur les compétences de base")
        constraints = (
            models.CheckConstraint(
                condition=Q(finished_at=None, reached=None)
                | Q(finished_at__isnull=False, reached__isnull=False),
                name="positioning_reached_once_finished",
            ),
            models.CheckConstraint(
                condition=Q(shown=False) | Q(finished_at__isnull=False), name="positioning_shown_finished"
            ),
        )
        indexes = (models.Index(fields=("person", "-on", "-id"), name="positioning_person"),)

    def __str__(self) -> str:
        return f"{self.get_base_display()} {self.on:%d/%m/%Y}"
