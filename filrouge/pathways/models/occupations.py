"""The professional project (mission S-17): trades the person aims at, what they really ask, how they were tried,
what was decided. The state of each is derived from these rows."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference.models import Occupation

from .pathways import Pathway, PersonBound


class Stand(models.TextChoices):
    """Where a trade aimed at stands."""

    IDEA = "idea", _("une idée")
    TRIED = "tried", _("essayé")
    CONFIRMED = "confirmed", _("confirmé")
    DROPPED = "dropped", _("laissé")


class TargetOccupation(PersonBound):
    """A trade in the person's words. The constraints are those of real jobs around here, as told and seen."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="occupations")
    words = models.CharField(_("le métier, avec ses mots"), max_length=160)
    occupation = models.ForeignKey(
        Occupation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("métier du ROME"),
        db_index=False,
    )
    hours = models.CharField(_("horaires"), max_length=300, blank=True)
    strain = models.CharField(_("ce qui est dur"), max_length=300, blank=True)
    pay = models.CharField(_("ce que cela paie"), max_length=300, blank=True)
    access = models.CharField(_("ce qu’il faut pour y entrer"), max_length=300, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("métier visé")
        verbose_name_plural = _("métiers visés")
        indexes = (models.Index(fields=("person",), name="target_occupation_person"),)

    def __str__(self) -> str:
        return self.words


class OccupationTrial(PersonBound):
    """How a trade was tried, and what the person learned of it."""

    class Kind(models.TextChoices):
        VISIT = "visit", _("visite")
        ENQUIRY = "enquiry", _("enquête auprès de quelqu’un du métier")
        IMMERSION = "immersion", _("immersion")
        EXPERIENCE = "experience", _("déjà exercé")

    target = models.ForeignKey(TargetOccupation, on_delete=models.CASCADE, related_name="trials")
    kind = models.CharField(_("comment"), max_length=10, choices=Kind)
    on = models.DateField(_("le"))
    place = models.CharField(_("où, chez qui"), max_length=160, blank=True)
    learned = models.CharField(_("ce que la personne en dit"), max_length=300)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("essai d’un métier")
        indexes = (models.Index(fields=("person",), name="occupation_trial_person"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class OccupationDecision(PersonBound):
    """Confirmed, dropped and why, or taken up again: the latest one holds."""

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", _("c’est le bon : on le confirme")
        DROPPED = "dropped", _("on le laisse")
        REOPENED = "reopened", _("on y revient")

    target = models.ForeignKey(TargetOccupation, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(_("ce que l’on décide"), max_length=10, choices=Verdict)
    on = models.DateField(_("le"))
    because = models.CharField(_("pourquoi"), max_length=300, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("décision sur un métier")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(verdict="dropped") | ~models.Q(because=""),
                name="occupation_dropped_because",
            ),
        )
        indexes = (models.Index(fields=("person",), name="occupation_decision_person"),)

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.on:%d/%m/%Y}"


def stand_of(trials: Iterable[OccupationTrial], decisions: Iterable[OccupationDecision]) -> Stand:
    """`decisions`: in the order in which they were taken."""
    verdict = ""
    for decision in decisions:
        verdict = decision.verdict
    if verdict in (Stand.CONFIRMED, Stand.DROPPED):
        return Stand(verdict)
    return Stand.TRIED if any(True for _trial in trials) else Stand.IDEA
