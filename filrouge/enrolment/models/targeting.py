"""The targeting sheet: whom a project wants to reach, in words and in shares; and how reality compares.

Wishes steer outreach only (mission S-8): nothing that receives, orders or chooses people reads them.
"""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.shared.rows import NotAboutPeople
from filrouge.shared.suppression import DEFAULT_MINIMUM, Cell, Suppressed


class Group(models.TextChoices):
    """Those a project may miss without meaning to. The codes are those of the criteria that tell them."""

    WOMAN = "woman", _("femmes")
    UNDER_26 = "under_26", _("moins de 26 ans")
    OVER_40 = "over_40", _("40 ans et plus")
    QPV = "qpv", _("habitant·es d’un quartier prioritaire (QPV)")
    RURAL = "rural", _("habitant·es d’une commune rurale")
    CANNOT_READ = "cannot_read", _("personnes qui ne lisent pas")


class TargetingSheetQuerySet(models.QuerySet["TargetingSheet"]):
    def current(self) -> Self:
        """The latest version of each project."""
        later = TargetingSheet.objects.filter(
            project=models.OuterRef("project"), number__gt=models.OuterRef("number")
        )
        return self.exclude(models.Exists(later))


class TargetingSheet(models.Model):
    """One dated version of a project's sheet; the highest number is the one in force. None is ever changed."""

    class Aim(models.TextChoices):
        PUBLIC = "public", _("un public")
        SECTOR = "sector", _("un secteur de métiers")
        BOTH = "both", _("un public et un secteur")

    class Mix(models.TextChoices):
        ALIKE = "alike", _("plutôt homogènes")
        MIXED = "mixed", _("plutôt mélangés")
        EITHER = "either", _("l’un ou l’autre, selon les groupes")

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="targeting_sheets", db_index=False
    )
    number = models.PositiveIntegerField()
    problem = models.TextField(_("le problème auquel le projet répond"))
    objective = models.TextField(_("ce que le projet veut changer"))
    aim = models.CharField(_("le projet vise"), max_length=6, choices=Aim)
    public = models.TextField(_("le public visé"), blank=True)
    sector = models.TextField(_("le secteur visé"), blank=True)
    mix = models.CharField(_("des groupes"), max_length=6, choices=Mix)
    mix_because = models.TextField(_("pourquoi, et jusqu’où"), blank=True)
    criteria = models.TextField(_("les critères, en toutes lettres"), blank=True)
    access = ArrayField(
        models.CharField(max_length=200), verbose_name=_("qui a accès à ce public"), default=list, blank=True
    )
    reason = models.CharField(_("ce qui change, et pourquoi"), max_length=300, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField()

    objects = TargetingSheetQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("what a project wants", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("fiche de ciblage")
        verbose_name_plural = _("fiches de ciblage")
        constraints = (models.UniqueConstraint(fields=("project", "number"), name="targeting_sheet_version"),)

    def __str__(self) -> str:
        return f"{self.project_id} v{self.number}"


class WishedShare(models.Model):
    """At least so many per cent of the people reached would be of this group."""

    sheet = models.ForeignKey(TargetingSheet, on_delete=models.CASCADE, related_name="wishes", db_index=False)
    group = models.CharField(_("groupe"), max_length=12, choices=Group)
    percent = models.PositiveSmallIntegerField(
        _("au moins (%)"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    rows: ClassVar = NotAboutPeople("what a project wants", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("part souhaitée")
        verbose_name_plural = _("parts souhaitées")
        constraints = (
            models.UniqueConstraint(fields=("sheet", "group"), name="wished_share_once"),
            models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="wished_share_percent"),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.percent} %"


class Stage(models.TextChoices):
    CANDIDACY = "candidacy", _("candidatures")
    ENTRY = "entry", _("entrées")


class TargetFigure(models.Model):
    """How many of a month were of a group, as published: counted and suppressed by a batch job, made anew.

    `group` '' counts everyone of the month, in `people` alone. `month` None: the months shown, together;
    for a group, `people` are those its three counts share. A count None is hidden: « moins de 5 » if
    `small`, else so that a small one cannot be computed again.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    stage = models.CharField(max_length=10, choices=Stage)
    group = models.CharField(max_length=12, choices=Group, blank=True)
    month = models.DateField(null=True)
    people = models.PositiveIntegerField(null=True)
    inside = models.PositiveIntegerField(null=True)
    inside_small = models.BooleanField(default=False)
    outside = models.PositiveIntegerField(null=True)
    outside_small = models.BooleanField(default=False)
    unknown = models.PositiveIntegerField(null=True)
    unknown_small = models.BooleanField(default=False)
    counted_at = models.DateTimeField()

    rows: ClassVar = NotAboutPeople("counts from which nobody can be told", web=("SELECT",))

    class Meta:
        verbose_name = _("figure de ciblage")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "stage", "group", "month"), nulls_distinct=False, name="target_figure_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.stage} {self.group} {self.month}"

    @property
    def told(self) -> Cell:
        """The people of the group, or why their number is not told."""
        return shown(self.inside, small=self.inside_small)

    @property
    def known(self) -> int | None:
        """Of how many people it is known whether they are of the group; None when that is hidden."""
        return None if self.people is None or self.unknown is None else self.people - self.unknown

    @property
    def percent(self) -> int | None:
        """Of those of whom it is known; None when hidden or when nobody is known."""
        return round(100 * self.inside / self.known) if self.known and self.inside is not None else None


def shown(count: int | None, *, small: bool) -> Cell:
    return Suppressed(DEFAULT_MINIMUM, complementary=not small) if count is None else count
