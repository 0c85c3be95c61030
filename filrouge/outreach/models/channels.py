from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .figures import COORDINATION, Counted
from .vocabulary import TouchTold


class Measure(models.TextChoices):
    """What is counted, from the street to the path."""

    ENCOUNTER = "encounter", _("rencontres")
    CANDIDACY = "candidacy", _("accords pour être suivies")
    ENTRY = "entry", _("entrées dans un parcours")


class Dimension(models.TextChoices):
    WHOLE = "", _("ensemble")
    SEX = "sex", _("sexe")
    AGE = "age", _("âge")
    ZONE = "zone", _("zone")
    HOUR = "hour", _("heure")
    BROUGHT_BY = "brought_by", _("par qui")
    EXPOSURE = "exposure", _("lieu plus ou moins exposé")
    PLACE = "place", _("lieu")


class Exposed(models.TextChoices):
    """Whether one is seen coming, and whether a discreet place is offered next (mission S-1): a bus is seen by all."""

    SEEN = "seen", _("vu de tout le monde")
    SEEN_THEN_DISCREET = "then", _("vu, puis un lieu discret proposé")
    ORDINARY = "ordinary", _("passage ordinaire")
    DISCREET = "discreet", _("discret")
    NOWHERE = "", _("sans lieu noté")


class ChannelFigure(Counted):
    """One cell of a table of channels, protected and counted by batch (architecture: no screen reads everyone).

    `row`: a channel, or the name of a place for the table of places; `column`: a value of the dimension.
    `people` None: hidden, because it is small (`small`) or because a small one could be computed from it.
    """

    measure = models.CharField(max_length=9, choices=Measure)
    touch = models.CharField(max_length=5, choices=TouchTold)
    dimension = models.CharField(max_length=10, choices=Dimension, blank=True, default=Dimension.WHOLE)
    row = models.CharField(max_length=120)
    column = models.CharField(max_length=12, blank=True)
    people = models.PositiveIntegerField(null=True)
    small = models.BooleanField(default=False)

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("façon de nous connaître, comptée")
        indexes = (models.Index(fields=("project", "dimension", "measure", "touch"), name="channel_figure"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.row} {self.column}"

    @property
    def told(self) -> str:
        if self.people is not None:
            return str(self.people)
        return gettext("moins de 5") if self.small else gettext("non communiqué")
