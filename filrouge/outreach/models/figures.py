"""What is counted of orientations: no person, no name, and never by a structure that reveals something."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.privacy.rows import OwnRows

from .structures import OrientingOrganisation

COORDINATION = OwnRows("project_id = ANY ((SELECT fr_coordinated())::bigint[])", person="", web=("SELECT",))


class From(models.TextChoices):
    """By what orientations are counted. COVERED: « structure partenaire », all of them together."""

    LISTED = "listed", _("structure connue")
    UNLISTED = "unlisted", _("autres structures")
    COVERED = "covered", _("structures partenaires")
    HERSELF = "herself", _("venues d’elles-mêmes")


class CountedFrom(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    come_from = models.CharField(max_length=8, choices=From)
    orienting_organisation = models.ForeignKey(
        OrientingOrganisation, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


class OrientationFigure(CountedFrom):
    """The orientations of a year that are more than thirty days old, and what became of them."""

    received = models.PositiveIntegerField()
    met_in_15_days = models.PositiveIntegerField()
    met_in_30_days = models.PositiveIntegerField()
    entered = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("orientations comptées")

    def __str__(self) -> str:
        return f"{self.come_from} {self.received}"


class ForgottenOrientation(CountedFrom):
    """One that was erased without a file: it still counts among those received. The month alone is kept."""

    month = models.DateField()

    rows: ClassVar = OwnRows("project_id = ANY ((SELECT fr_coordinated())::bigint[])", person="", web=())

    class Meta:
        verbose_name = _("orientation effacée")

    def __str__(self) -> str:
        return f"{self.come_from} {self.month:%Y-%m}"
