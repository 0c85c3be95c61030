"""What was decided together: objectives in the person's words, and the steps that lead there."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared import clock

from .pathways import Pathway, PersonBound


class Domain(models.TextChoices):
    """The three domains of learning of the seeds; on the thread: language, work, social strands."""

    LINGUISTIC = "linguistic", _("langue")
    PROFESSIONAL = "professional", _("travail")
    SOCIOCULTURAL = "sociocultural", _("vie sociale")


class Who(models.TextChoices):
    PERSON = "person", _("la personne")
    REFERENT = "referent", _("le ou la référent·e")
    TOGETHER = "together", _("ensemble")
    PARTNER = "partner", _("un partenaire")
    VOLUNTEER = "volunteer", _("un·e bénévole")


class Objective(PersonBound):
    """Where the person wants to get to, in plain words, agreed by both. Its state is derived."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="objectives")
    words = models.CharField(_("avec ses mots"), max_length=240)
    domain = models.CharField(_("domaine"), max_length=14, choices=Domain)
    agreed_on = models.DateField(_("décidé ensemble le"))
    target_on = models.DateField(_("pour le"), null=True, blank=True)
    reached_on = models.DateField(_("atteint le"), null=True, blank=True)
    dropped_on = models.DateField(_("abandonné le"), null=True, blank=True)
    dropped_because = models.CharField(_("pourquoi"), max_length=240, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("objectif")
        indexes = (models.Index(fields=("person",), name="objective_person"),)

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

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> "Step.State":
        if self.done_on:
            return Step.State.DONE
        if self.dropped_on:
            return Step.State.DROPPED
        if self.planned_on and self.planned_on < clock.today():
            return Step.State.OVERDUE
        return Step.State.STARTED if self.started_on else Step.State.PLANNED
