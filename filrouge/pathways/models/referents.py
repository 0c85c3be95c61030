from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .pathways import Pathway, PersonBound


class ReferentQuerySet(models.QuerySet["Referent"]):
    def current(self) -> Self:
        return self.filter(until=None)

    def leads(self) -> Self:
        return self.filter(role=Referent.RoleHeld.LEAD)


class Referent(PersonBound):
    """Who accompanies, from when to when. One lead at a time, no gap between two (mission S-16).

    Whoever is named here reads the confidential notes: written by the functions of `sql/referents.sql` only.
    """

    class RoleHeld(models.TextChoices):
        LEAD = "lead", _("référent·e unique")
        PAIR = "pair", _("en binôme")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="referents")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="referrals_held", db_index=False)
    role = models.CharField(max_length=5, choices=RoleHeld, default=RoleHeld.LEAD)
    since = models.DateTimeField(_("depuis"))
    until = models.DateTimeField(_("jusqu’au"), null=True)
    handover_note = models.CharField(_("mot de passation"), max_length=1000, blank=True)
    met_together = models.BooleanField(_("passation faite à trois"), default=False)

    objects = ReferentQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED, web=("SELECT",))

    class Meta:
        verbose_name = _("référent·e")
        constraints = (
            models.UniqueConstraint(
                fields=("pathway",), condition=Q(role="lead", until=None), name="referent_one_lead"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="referent_period"
            ),
        )
        indexes = (
            models.Index(fields=("user", "until"), name="referent_user"),
            models.Index(fields=("person",), name="referent_person"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.since:%d/%m/%Y}"


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def today(self) -> Self:
        today = clock.today()
        return self.during(today, today)

    def during(self, first: date, last: date) -> Self:
        """At least one of these days."""
        return self.filter(cancelled_at=None, since__lte=last, until__gte=first)


class Absence(models.Model):
    """A referent is away; a colleague stands in, or an alert says that nobody does."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    since = models.DateField(_("du"))
    until = models.DateField(_("au (inclus)"))
    substitute = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="substitutions",
        verbose_name=_("remplacé·e par"),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = AbsenceQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("absences of professionals", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("absence")
        constraints = (
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="absence_period"),
            models.CheckConstraint(condition=~Q(substitute=F("user")), name="absence_other_substitute"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.since}–{self.until}"
