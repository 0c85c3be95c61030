"""What becomes of a candidacy: it waits, is refused, given up, or leads into the path."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.privacy.rows import Level, PersonRows

from .candidacies import OfCandidacy
from .cohorts import Cohort


class Waiting(OfCandidacy):
    """No place today. The order of the list is the date of the first meeting, then of the request: nothing
    else, neither the mix wished nor anybody's choice (mission S-8, S-10)."""

    class Because(models.TextChoices):
        NO_PLACE = "no_place", _("plus de place pour l’instant")
        NEXT_COHORT = "next_cohort", _("la prochaine cohorte commence plus tard")
        OWN_CALENDAR = "own_calendar", _("la personne n’est pas encore disponible")
        PAPER = "paper", _("un document est attendu")

    since = models.DateField(_("depuis le"))
    because = models.CharField(_("pourquoi attendre"), max_length=12, choices=Because)
    words = models.CharField(_("ce qui a été dit à la personne"), max_length=300, blank=True)
    ended_on = models.DateField(_("jusqu’au"), null=True)
    ended_because = models.CharField(_("ce qui a changé"), max_length=240, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("attente")
        constraints = (
            models.UniqueConstraint(
                fields=("candidacy",), condition=Q(ended_on=None), name="waiting_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")), name="waiting_period"
            ),
        )
        indexes = (models.Index(fields=("person",), name="waiting_person"),)

    def __str__(self) -> str:
        return f"{self.since}"


class Refusal(OfCandidacy):
    """No, with its reason, and always somewhere else to go by name."""

    class Reason(models.TextChoices):
        CRITERIA = "criteria", _("ne remplit pas les critères de l’appel à projets")
        NEED = "need", _("son besoin est ailleurs")
        ELSEWHERE = "elsewhere", _("un autre parcours lui convient mieux")
        ALREADY = "already", _("un autre projet l’accompagne déjà")
        NO_PLACE = "no_place", _("plus de place, et attendre n’aurait pas de sens")

    on = models.DateField(_("le"))
    reason = models.CharField(_("motif"), max_length=10, choices=Reason)
    words = models.CharField(_("ce qui a été dit à la personne"), max_length=400)
    referred_to = models.CharField(_("réorientation vers"), max_length=160)
    referred_how = models.CharField(_("qui joindre, et comment"), max_length=240, blank=True)
    taken_over_on = models.DateField(_("reçue là-bas le"), null=True, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("refus")
        verbose_name_plural = _("refus")
        constraints = (models.UniqueConstraint(fields=("candidacy",), name="refusal_once"),)
        indexes = (models.Index(fields=("person",), name="refusal_person"),)

    def __str__(self) -> str:
        return f"{self.on}"


class Abandonment(OfCandidacy):
    """She does not go on, or cannot be found; the door stays open."""

    class Reason(models.TextChoices):
        SAYS_NO = "says_no", _("a réfléchi, et ne le souhaite pas")
        WORK = "work", _("a trouvé un travail ou une formation")
        MOVED = "moved", _("a déménagé")
        MONEY = "money", _("ne peut pas se le permettre : argent, trajets, garde d’enfants")
        LOST = "lost", _("ne répond plus, malgré les relances")
        OTHER = "other", _("autre")

    on = models.DateField(_("le"))
    reason = models.CharField(_("motif"), max_length=10, choices=Reason)
    words = models.CharField(_("avec ses mots"), max_length=300, blank=True)
    followed_up_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("qui l’a relancée"),
    )

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("abandon")
        constraints = (models.UniqueConstraint(fields=("candidacy",), name="abandonment_once"),)
        indexes = (models.Index(fields=("person",), name="abandonment_person"),)

    def __str__(self) -> str:
        return f"{self.on}"


class Entry(OfCandidacy):
    """The path begins, with everything already known and someone who accompanies."""

    on = models.DateField(_("le"))
    pathway = models.OneToOneField(Pathway, on_delete=models.CASCADE, related_name="entry")
    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, null=True, related_name="entries", verbose_name=_("cohorte")
    )

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("entrée")
        constraints = (models.UniqueConstraint(fields=("candidacy",), name="entry_once"),)
        indexes = (models.Index(fields=("person",), name="entry_person"),)

    def __str__(self) -> str:
        return f"{self.on}"
