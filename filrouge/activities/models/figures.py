"""What a whole cohort worked on, counted at night and protected: nobody can be told from it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.models import Cohort
from filrouge.enrolment.models.targeting import shown
from filrouge.outreach.models.figures import COORDINATION, Counted
from filrouge.pathways.models.bricks import Domain
from filrouge.shared.suppression import Cell

BUCKETS = ("nothing", "little", "enough")  # worked on: columns of a figure


class CoverageFigure(Counted):
    """One domain of one cohort, over the season. `nothing`, `little`, `enough`: how many people; None is hidden:
    « moins de 5 » if `…_small`, else so that a small one cannot be computed again. `minutes`: on average for each
    person. `activities`: different ones, each followed by five people at least."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+", db_index=False)
    domain = models.CharField(max_length=14, choices=Domain)
    nothing = models.PositiveSmallIntegerField(null=True)
    nothing_small = models.BooleanField(default=False)
    little = models.PositiveSmallIntegerField(null=True)
    little_small = models.BooleanField(default=False)
    enough = models.PositiveSmallIntegerField(null=True)
    enough_small = models.BooleanField(default=False)
    minutes = models.PositiveIntegerField(null=True)
    activities = models.PositiveSmallIntegerField(default=0)

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("ce qu’une cohorte a travaillé, compté")
        constraints = (models.UniqueConstraint(fields=("cohort", "domain"), name="coverage_figure_once"),)

    def __str__(self) -> str:
        return f"{self.cohort_id} {self.domain}"

    @property
    def cells(self) -> list[Cell]:
        """People for whom nothing, little, enough was worked on; or why their number is not told."""
        return [shown(getattr(self, name), small=getattr(self, f"{name}_small")) for name in BUCKETS]

    @property
    def hours(self) -> str:
        """« 4 h », « 1 h 30 »; "" when hidden."""
        return "" if self.minutes is None else hours_said(self.minutes)


def hours_said(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02d}" if rest else f"{whole} h"
