"""What people of a territory need, against what exists there: counted by batch, told to the coordination alone.

A number that is not told has no row. Nobody can tell a place where nobody needs anything from one where fewer than five
do, or whose number would give away a smaller one: see `needs/protecting.py`.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.outreach.models.figures import COORDINATION, Counted

UNPLACED = "?"  # the department of those whose commune nobody noted


class Public(models.TextChoices):
    """As far as records tell, which hold no household: who lives alone or with children is read in what hinders."""

    EVERYONE = "", _("tout le monde")
    LONE_MEN = "lone_men", _("hommes isolés")
    YOUNG = "young", _("moins de 26 ans")
    FAMILIES = "families", _("familles")
    LONE_WOMEN = "lone_women", _("femmes isolées")


class NeedFigure(Counted):
    """People on an open path whom something of this theme hinders today, in one place; and what answers there.

    `theme` blank: anything. A place: the whole project (all blank), a department, an intercommunality within its
    department, a commune within its own.
    `services`: for a commune, those within reach (`NEAR`); else those of the place. None: not known, the
    commune has no point; or no theme. `nearest_km`, from the centre of a commune: None when nothing is known within
    `FAR`. `remote`: one at least answers at a distance.
    """

    public = models.CharField(max_length=10, choices=Public, blank=True)
    theme = models.CharField(max_length=50, blank=True)
    department = models.CharField(max_length=3, blank=True)
    epci_code = models.CharField(max_length=9, blank=True, default="")
    commune_code = models.CharField(max_length=5, blank=True)
    people = models.PositiveIntegerField()
    services = models.PositiveIntegerField(null=True)
    nearest_km = models.PositiveSmallIntegerField(null=True)
    remote = models.BooleanField(default=False)

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("besoins d’un lieu, comptés")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "public", "department", "epci_code", "commune_code", "theme"),
                name="need_figure_once",
            ),
        )
        indexes = (
            models.Index(fields=("project", "public", "theme", "-people"), name="need_figure_theme"),
            models.Index(
                fields=("project", "public", "-people"),
                condition=Q(services=0) & ~Q(commune_code=""),
                name="need_figure_hole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.commune_code or self.epci_code or self.department} {self.theme} {self.people}"


class WaitFigure(Counted):
    """What became of a year of referrals for one theme, in a department or the whole project (blank).

    `outcomes`: people by outcome, nothing under five: what was answered first, or why it was no. Days: medians from
    the sending, of five people at least.
    """

    theme = models.CharField(max_length=50)
    department = models.CharField(max_length=3, blank=True)
    outcomes = models.JSONField(default=dict)
    accepted_days = models.PositiveSmallIntegerField(null=True)
    started_days = models.PositiveSmallIntegerField(null=True)

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("attente d’un service, comptée")
        constraints = (
            models.UniqueConstraint(fields=("project", "department", "theme"), name="wait_figure_once"),
        )

    def __str__(self) -> str:
        return f"{self.department} {self.theme}"
