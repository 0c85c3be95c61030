from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from filrouge.privacy.rows import Level, PersonRows

from .pathways import Pathway, PersonBound

USUAL = Decimal(1)
WEIGHTS = (
    (Decimal("0.5"), _("une demi-place : un suivi léger suffit")),
    (USUAL, _("une place : le suivi habituel")),
    (Decimal("1.5"), _("une place et demie")),
    (Decimal("2"), _("deux places : un temps nettement plus lourd")),
    (Decimal("3"), _("trois places : une crise à tenir presque chaque jour")),
)


class CaseloadWeightQuerySet(models.QuerySet["CaseloadWeight"]):
    def current(self) -> Self:
        return self.filter(until=None)


class CaseloadWeight(PersonBound):
    """How many places a person takes in the caseload of the referent, for a time. Without a row: one.

    About the time it asks, never about her worth. The reason is one of a short list: a coordinator reads it.
    """

    class Reason(models.TextChoices):
        CRISIS = "crisis", _("période de crise")
        BEGINNING = "beginning", _("premières semaines, tout est à ouvrir")
        RIGHTS = "rights", _("beaucoup de démarches en même temps")
        LANGUAGE = "language", _("interprète à chaque échange")
        FAMILY = "family", _("toute une famille à suivre")
        LIGHT = "light", _("en emploi ou en formation, suivi léger")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="weights")
    weight = models.DecimalField(_("place dans la file"), max_digits=2, decimal_places=1)
    reason = models.CharField(_("pourquoi"), max_length=10, choices=Reason)
    until = models.DateTimeField(null=True)

    objects = CaseloadWeightQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("poids dans la file")
        verbose_name_plural = _("poids dans la file")
        constraints = (
            models.UniqueConstraint(fields=("pathway",), condition=Q(until=None), name="weight_one_current"),
            models.CheckConstraint(condition=Q(weight__gt=0, weight__lte=3), name="weight_range"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("created_at")), name="weight_period"
            ),
        )
        indexes = (models.Index(fields=("person",), name="weight_person"),)

    def __str__(self) -> str:
        return f"{self.weight} {self.reason}"

    @property
    def said(self) -> str:
        """« 1,5 place », « 2 places »: in French, the plural begins at two."""
        figure = formats.number_format(self.weight.normalize())
        return ngettext("%(figure)s place", "%(figure)s places", int(self.weight)) % {"figure": figure}


def weight_of(pathway: str = "pk") -> Coalesce:
    """The places that the path of this column takes, to be annotated."""
    current = CaseloadWeight.objects.current().filter(pathway=OuterRef(pathway)).values("weight")[:1]
    return Coalesce(Subquery(current), Value(USUAL))
