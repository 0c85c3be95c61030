"""How steps stand to one another: what waits for what, going back, and by what one begins."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import Level, PersonRows

from .pathways import Pathway, PersonBound
from .plans import Step


class StepDependencyQuerySet(models.QuerySet["StepDependency"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


class StepDependency(PersonBound):
    """`step` waits until `needs` is done. Both of one path, and never in a circle: the trigger of `sql/plan.sql`
    refuses it."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="dependencies")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="waits")
    needs = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="blocks")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    objects = StepDependencyQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("étape qui en attend une autre")
        constraints = (
            models.UniqueConstraint(
                fields=("step", "needs"), condition=Q(ended_at=None), name="step_dependency_once"
            ),
            models.CheckConstraint(condition=~Q(step=F("needs")), name="step_dependency_other"),
        )
        indexes = (models.Index(fields=("person",), name="step_dependency_person"),)

    def __str__(self) -> str:
        return f"{self.step_id} → {self.needs_id}"


class StepReturn(PersonBound):
    """A step done or dropped came back: what it was, who went back to it, when, and why when it was said."""

    class Was(models.TextChoices):
        DONE = "done", _("faite")
        DROPPED = "dropped", _("abandonnée")

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="returns")
    was = models.CharField(_("elle était"), max_length=7, choices=Was)
    was_on = models.DateField(_("depuis le"))
    said = models.CharField(_("ce qui en avait été dit"), max_length=240, blank=True)
    on = models.DateField(_("reprise le"))
    because = models.CharField(_("pourquoi y revenir"), max_length=240, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED, web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("retour sur une étape")
        indexes = (models.Index(fields=("person",), name="step_return_person"),)

    def __str__(self) -> str:
        return f"{self.step_id} {self.on:%d/%m/%Y}"


class Approach(PersonBound):
    """By what the path begins; the latest one holds. No row: social and professional together, as by default."""

    class Way(models.TextChoices):
        TOGETHER = "together", _("le social et le travail en même temps")
        SOCIAL_FIRST = "social_first", _("d’abord ce qui bloque")
        WORK_FIRST = "work_first", _("d’abord travailler")
        OWN_BUSINESS = "own_business", _("développer mon activité")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="approaches")
    way = models.CharField(_("on commence par"), max_length=12, choices=Way)
    since = models.DateField(_("depuis le"))
    because = models.CharField(_("pourquoi"), max_length=240)

    rows: ClassVar = PersonRows(level=Level.SHARED, web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("façon de commencer")
        indexes = (models.Index(fields=("person",), name="approach_person"),)

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.since:%d/%m/%Y}"
