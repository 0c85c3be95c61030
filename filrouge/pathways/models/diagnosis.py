"""What is known of the person, dated and never complete (mission S-12); the interviews in which it is said."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference import levels, scales
from filrouge.shared import clock

from .pathways import Pathway, PersonBound


class Interview(PersonBound):
    """One interview held on a shared screen: in which language, with whose help to understand one another."""

    class Interpreter(models.TextChoices):
        NOT_NEEDED = "not_needed", _("pas besoin d’interprète")
        PRESENT = "present", _("interprète présent·e")
        PHONE = "phone", _("interprète par téléphone")
        MISSING = "missing", _("il en aurait fallu un·e")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="interviews")
    held_on = models.DateField(_("le"), default=clock.today)
    language = models.CharField(_("langue de la personne (ISO 639-3)"), max_length=3)
    interpreter = models.CharField(_("interprète"), max_length=10, choices=Interpreter)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("entretien")
        indexes = (models.Index(fields=("person",), name="interview_person"),)

    def __str__(self) -> str:
        return f"{self.held_on:%d/%m/%Y}"


class LevelQuerySet(models.QuerySet["LevelObservation"]):
    def last_words(self) -> Self:
        """The last word on each scale of a path."""
        return self.order_by("pathway", "scale", "-observed_on", "-pk").distinct("pathway", "scale")


class LevelObservation(PersonBound):
    """One level seen on one scale, on one day. The former ones stay: they are the history."""

    class Source(models.TextChoices):
        PROFESSIONAL = "professional", _("vu ensemble")
        PERSON = "person", _("dit par la personne")
        TEST = "test", _("test ou évaluation")

    pathway = models.ForeignKey(
        Pathway, on_delete=models.CASCADE, related_name="level_observations", db_index=False
    )
    interview = models.ForeignKey(
        Interview, on_delete=models.SET_NULL, null=True, related_name="level_observations", db_index=False
    )
    scale = models.CharField(_("échelle"), max_length=16)
    value = models.CharField(_("niveau"), max_length=20)
    observed_on = models.DateField(_("vu le"))
    source = models.CharField(
        _("d’où on le sait"), max_length=12, choices=Source, default=Source.PROFESSIONAL
    )

    objects = LevelQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("niveau observé")
        indexes = (
            models.Index(fields=("person",), name="level_person"),
            models.Index(fields=("pathway", "scale", "-observed_on", "-id"), name="level_latest"),
            models.Index(fields=("interview",), condition=Q(interview__isnull=False), name="level_interview"),
        )

    def __str__(self) -> str:
        return f"{self.scale} {self.value}"

    @property
    def of(self) -> levels.Scale | None:
        """None when the scale is no longer used."""
        return scales.BY_CODE.get(self.scale)

    @property
    def level(self) -> levels.Level | None:
        return scales.level_of(self.scale, self.value)


class PriorityOrder(PersonBound):
    """The person's own order, one day: the latest drives the plan (mission S-13). First: what matters most."""

    class How(models.TextChoices):
        CARDS = "cards", _("en rangeant des cartes")
        SPOKEN = "spoken", _("en parlant")

    pathway = models.ForeignKey(
        Pathway, on_delete=models.CASCADE, related_name="priority_orders", db_index=False
    )
    interview = models.ForeignKey(
        Interview, on_delete=models.SET_NULL, null=True, related_name="priority_orders", db_index=False
    )
    set_on = models.DateField(_("dit le"))
    how = models.CharField(_("comment"), max_length=6, choices=How, default=How.CARDS)
    barriers = ArrayField(models.UUIDField(), verbose_name=_("freins, du plus important au moins important"))

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("ordre des priorités")
        indexes = (
            models.Index(fields=("person",), name="priorities_person"),
            models.Index(fields=("pathway", "-set_on", "-id"), name="priorities_latest"),
            models.Index(
                fields=("interview",), condition=Q(interview__isnull=False), name="priorities_interview"
            ),
        )

    def __str__(self) -> str:
        return f"{self.set_on:%d/%m/%Y}"
