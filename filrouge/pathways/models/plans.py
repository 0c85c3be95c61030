"""What was decided together: objectives in the person's words, and the steps that lead there."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference.barriers import KEPT_THEMES
from filrouge.reference.models import Answer
from filrouge.reference.models.adaptable import THEME_LENGTH
from filrouge.reference.themes import BY_CODE
from filrouge.shared import clock

from .bricks import Brick, Domain, Motif, Resource, Who
from .occupations import TargetOccupation
from .pathways import Pathway, PersonBound

# Read across projects: never the theme that would say that health is at stake (mission S-14).
TOLD = ~models.Q(theme__in=sorted(KEPT_THEMES))


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    def ahead(self) -> Self:
        """Neither reached nor let go."""
        return self.filter(reached_on=None, dropped_on=None)


class Objective(PersonBound):
    """Where the person wants to get to, in plain words. Its state is derived; each wording is an
    `ObjectiveVersion`, and the person's yes to one of them an `ObjectiveAgreement`."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="objectives")
    words = models.CharField(_("avec ses mots"), max_length=240)
    domain = models.CharField(_("domaine"), max_length=14, choices=Domain)
    theme = models.CharField(_("ce que cela débloque"), max_length=THEME_LENGTH, blank=True, default="")
    occupation = models.ForeignKey(
        TargetOccupation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="objectives",
        verbose_name=_("métier visé"),
        db_index=False,
    )
    agreed_on = models.DateField(_("décidé ensemble le"))
    target_on = models.DateField(_("pour le"), null=True, blank=True)
    reached_on = models.DateField(_("atteint le"), null=True, blank=True)
    dropped_on = models.DateField(_("abandonné le"), null=True, blank=True)
    dropped_because = models.CharField(_("pourquoi"), max_length=240, blank=True)

    objects = ObjectiveQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("objectif")
        indexes = (models.Index(fields=("person",), name="objective_person"),)
        constraints = (models.CheckConstraint(condition=TOLD, name="objective_theme_told"),)

    def __str__(self) -> str:
        return self.words


class StepQuerySet(models.QuerySet["Step"]):
    def ahead(self) -> Self:
        """Neither done nor dropped."""
        return self.filter(done_on=None, dropped_on=None)

    def overdue(self) -> Self:
        return self.ahead().filter(planned_on__lt=clock.today())


class Step(PersonBound):
    """One step (*brique*): who does what, when. Its state is derived from its dates."""

    class State(models.TextChoices):
        PLANNED = "planned", _("prévue")
        STARTED = "started", _("en route")
        OVERDUE = "overdue", _("date dépassée")
        DONE = "done", _("faite")
        DROPPED = "dropped", _("abandonnée")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="steps")
    objective = models.ForeignKey(
        Objective,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("objectif"),
    )
    title = models.CharField(_("étape"), max_length=160)
    domain = models.CharField(_("domaine"), max_length=14, choices=Domain)
    who = models.CharField(_("qui s’en charge"), max_length=10, choices=Who, default=Who.TOGETHER)
    with_whom = models.CharField(_("avec qui"), max_length=160, blank=True)
    theme = models.CharField(_("ce que cela débloque"), max_length=THEME_LENGTH, blank=True, default="")
    resource = models.CharField(_("par quel moyen"), max_length=8, choices=Resource, blank=True, default="")
    resource_because = models.CharField(
        _("pourquoi pas le droit commun"), max_length=240, blank=True, default=""
    )
    motif = models.ForeignKey(
        Motif,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("thème du fil"),
        db_index=False,
    )
    brick = models.ForeignKey(Brick, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    answer = models.ForeignKey(Answer, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    planned_on = models.DateField(_("pour le"), null=True, blank=True)
    started_on = models.DateField(_("commencée le"), null=True, blank=True)
    done_on = models.DateField(_("faite le"), null=True, blank=True)
    result = models.CharField(_("ce que ça a donné"), max_length=240, blank=True)
    dropped_on = models.DateField(_("abandonnée le"), null=True, blank=True)
    dropped_because = models.CharField(_("pourquoi"), max_length=240, blank=True)

    objects = StepQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("étape")
        indexes = (
            models.Index(fields=("person",), name="step_person"),
            models.Index(
                fields=("pathway", "planned_on"),
                condition=models.Q(done_on=None, dropped_on=None),
                name="step_ahead",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(resource="project") | ~models.Q(resource_because=""),
                name="step_project_means_because",
            ),
            models.CheckConstraint(condition=TOLD, name="step_theme_told"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_ahead(self) -> bool:
        return not (self.done_on or self.dropped_on)

    @property
    def theme_label(self) -> str:
        return BY_CODE[self.theme].label if self.theme in BY_CODE else ""

    @property
    def state(self) -> "Step.State":
        if self.done_on:
            return Step.State.DONE
        if self.dropped_on:
            return Step.State.DROPPED
        if self.planned_on and self.planned_on < clock.today():
            return Step.State.OVERDUE
        return Step.State.STARTED if self.started_on else Step.State.PLANNED
