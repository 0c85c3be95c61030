"""What is counted by batch over everyone: no person, no name, and never by a structure that reveals something."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.enrolment.models import Group
from filrouge.privacy.rows import OwnRows

from .structures import OrientingOrganisation

COORDINATION = OwnRows("project_id = ANY ((SELECT fr_coordinated())::bigint[])", person="", web=("SELECT",))


class From(models.TextChoices):
    """By what orientations are counted. COVERED: « structure partenaire », all of them together."""

    LISTED = "listed", _("structure connue")
    UNLISTED = "unlisted", _("autres structures")
    COVERED = "covered", _("structures partenaires")
    HERSELF = "herself", _("venues d’elles-mêmes")


class Counted(models.Model):
    """A figure of one project, made anew at each count; its coordination reads it."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    counted_at = models.DateTimeField()

    class Meta:
        abstract = True


class CameFrom(models.Model):
    come_from = models.CharField(max_length=8, choices=From)
    orienting_organisation = models.ForeignKey(
        OrientingOrganisation, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


class OrientationFigure(CameFrom, Counted):
    """The orientations of a year that are more than thirty days old, and what became of them."""

    received = models.PositiveIntegerField()
    met_in_15_days = models.PositiveIntegerField()
    met_in_30_days = models.PositiveIntegerField()
    entered = models.PositiveIntegerField()

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("orientations comptées")
        indexes = (models.Index(fields=("project", "come_from"), name="orientation_figure"),)

    def __str__(self) -> str:
        return f"{self.come_from} {self.received}"


class ForgottenOrientation(CameFrom):
    """One that was erased without a file: it still counts among those received. The month alone is kept."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()

    rows: ClassVar = OwnRows("project_id = ANY ((SELECT fr_coordinated())::bigint[])", person="", web=())

    class Meta:
        verbose_name = _("orientation effacée")

    def __str__(self) -> str:
        return f"{self.come_from} {self.month:%Y-%m}"


class BriefingFigure(Counted):
    """Of the people one structure sent in a year and whose file is open, how many are of a group.

    `inside` None: hidden, because it is small (`small`) or because a small one could be computed from it.
    `known`: those of whom it is known; None when hidden.
    """

    orienting_organisation = models.ForeignKey(
        OrientingOrganisation, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    group = models.CharField(_("groupe"), max_length=12, choices=Group)
    known = models.PositiveIntegerField(null=True)
    inside = models.PositiveIntegerField(null=True)
    small = models.BooleanField(default=False)

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("personnes orientées, comptées par groupe")
        constraints = (
            models.UniqueConstraint(fields=("orienting_organisation", "group"), name="briefing_figure_once"),
        )

    def __str__(self) -> str:
        return f"{self.orienting_organisation_id} {self.group}"

    @property
    def percent(self) -> int | None:
        return round(100 * self.inside / self.known) if self.known and self.inside is not None else None

    @property
    def told(self) -> str:
        if self.percent is not None:
            return gettext("%(percent)d %%") % {"percent": self.percent}
        return (
            gettext("moins de 5 personnes") if self.small else gettext("trop peu de personnes pour le dire")
        )
