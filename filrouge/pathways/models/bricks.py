"""The words of a plan, and what a project builds its paths from: templates of steps (*briques*), themes that tie
steps together."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.reference.models import Adaptable, AdaptableQuerySet
from filrouge.reference.models.adaptable import CHANGED_BY_WEB
from filrouge.shared.rows import NotAboutPeople


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


class Resource(models.TextChoices):
    """Mission S-18: ordinary means first; the project's own when nothing ordinary fits in time."""

    ORDINARY = "ordinary", _("droit commun")
    PROJECT = "project", _("moyen du projet")


class MotifQuerySet(models.QuerySet["Motif"]):
    def in_use(self) -> Self:
        return self.filter(withdrawn_at=None)


class Motif(models.Model):
    """What ties steps of a path together, project by project: sport, art, cooking… On screen « thème du fil »."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(_("thème"), max_length=60)
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    written_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = MotifQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("how a project works", web=CHANGED_BY_WEB)

    class Meta:
        verbose_name = _("thème du fil")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "name"), condition=Q(withdrawn_at=None), name="motif_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Brick(Adaptable):
    """A template of steps, in words the person can read: what, where, how long, what for. Added to a path, it
    becomes one step, or one for each stage, each depending on the one before."""

    what = models.TextField(_("ce qu’on y fait"), max_length=600)
    where = models.CharField(_("où"), max_length=160)
    duration = models.CharField(_("combien de temps"), max_length=160)
    what_for = models.CharField(_("à quoi cela sert"), max_length=240)
    domain = models.CharField(_("domaine"), max_length=14, choices=Domain)
    who = models.CharField(_("qui s’en charge"), max_length=10, choices=Who, default=Who.TOGETHER)
    resource = models.CharField(
        _("par quel moyen"), max_length=8, choices=Resource, default=Resource.ORDINARY
    )
    resource_because = models.CharField(_("pourquoi pas le droit commun"), max_length=240, blank=True)
    motif = models.ForeignKey(
        Motif, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    stages = ArrayField(
        models.CharField(max_length=160), verbose_name=_("ses étapes"), default=list, blank=True
    )

    objects = AdaptableQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("how a project works", web=CHANGED_BY_WEB)

    class Meta:
        verbose_name = _("brique")
        constraints = (
            models.UniqueConstraint(fields=("code",), condition=~Q(code=""), name="brick_code"),
            models.UniqueConstraint(
                fields=("project", "based_on"), condition=Q(based_on__isnull=False), name="brick_adapted_once"
            ),
            models.CheckConstraint(
                condition=~Q(resource="project") | ~Q(resource_because=""), name="brick_project_means_because"
            ),
        )

    @property
    def titles(self) -> list[str]:
        """Of the steps it becomes, in order."""
        return list(self.stages) or [self.title]
