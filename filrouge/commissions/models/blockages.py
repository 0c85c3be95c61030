"""What no member can solve goes up, without a name; and what commissions do, counted by batch."""

from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import OwnRows
from filrouge.shared import clock

from .commissions import Commission, of_commission

LEAST = 5


class BlockageQuerySet(models.QuerySet["Blockage"]):
    def waiting(self) -> Self:
        return self.filter(answered_on=None)


class Blockage(models.Model):
    """A situation that is blocked, told to the State or to a local authority without a name: nothing leads from here to
    the person. With a day by which an answer is asked."""

    class AskedOf(models.TextChoices):
        STATE = "state", _("services de l’État")
        LOCAL = "local", _("collectivité")
        BOTH = "both", _("État et collectivité")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    commission = models.ForeignKey(
        Commission, on_delete=models.CASCADE, related_name="blockages", db_index=False
    )
    words = models.CharField(_("ce qui bloque"), max_length=600)
    asked_of = models.CharField(_("à qui"), max_length=5, choices=AskedOf)
    answer_by = models.DateField(_("réponse demandée pour le"))
    raised_on = models.DateField(_("remontée le"), default=clock.today)
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    answer = models.CharField(_("réponse"), max_length=600, blank=True, default="")
    answered_on = models.DateField(_("répondue le"), null=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = BlockageQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        of_commission("commissions_blockage"),
        person="",
        web=("SELECT", "INSERT", "UPDATE (answer, answered_on, answered_by_id)"),
        insert_sql=of_commission("commissions_blockage", " AND raised_by_id = (SELECT fr_user())"),
    )

    class Meta:
        verbose_name = _("situation bloquée")
        verbose_name_plural = _("situations bloquées")
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="blockage_answered_with_words",
            ),
        )
        indexes = (models.Index(fields=("commission", "answer_by"), name="blockage_commission"),)

    def __str__(self) -> str:
        return self.words

    @property
    def is_late(self) -> bool:
        return self.answered_on is None and bool(self.answer_by < clock.today())


class CommissionFigure(models.Model):
    """A year of one commission. Nothing that would tell of fewer than five people: see `sitting/counting.py`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    commission = models.OneToOneField(Commission, on_delete=models.CASCADE, related_name="figure")
    people = models.PositiveIntegerField(_("personnes dont la situation a été regardée"))
    reviewed = models.PositiveIntegerField(_("situations regardées"))
    decided = models.PositiveIntegerField(_("décisions"), null=True)
    kept_percent = models.PositiveSmallIntegerField(_("décisions tenues"), null=True)
    counted_at = models.DateTimeField()

    rows: ClassVar = OwnRows(of_commission("commissions_commissionfigure"), person="", web=("SELECT",))

    class Meta:
        verbose_name = _("une commission, comptée")

    def __str__(self) -> str:
        return f"{self.commission_id} {self.reviewed}"
