"""What people decide about an alert: to wait, or to ask the coordination."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import OwnRows
from filrouge.shared.ids import uuid7

from .alerts import Alert

# As far as the alert itself: one of need to know is put off for a reason that says what it is.
WHO_READS_THE_ALERT = (
    "EXISTS (SELECT 1 FROM vigilance_alert a WHERE a.id = alert_id OFFSET 0) OR by_id = (SELECT fr_user())"
)


def about_the_same_as_the_alert(table: str) -> str:
    same = f"a.project_id = {table}.project_id AND a.person_id IS NOT DISTINCT FROM {table}.person_id"
    of_it = "SELECT 1 FROM vigilance_alert a WHERE a.id = alert_id AND"
    return f"by_id = (SELECT fr_user()) AND EXISTS ({of_it} {same})"


class Postponement(models.Model):
    """An alert put off to a later day, by whom and why."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="postponements")
    person_id = models.UUIDField(null=True)
    project_id = models.BigIntegerField()
    until = models.DateField(_("jusqu’au"))
    reason = models.CharField(_("raison"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = OwnRows(
        WHO_READS_THE_ALERT, insert_sql=about_the_same_as_the_alert("vigilance_postponement")
    )

    class Meta:
        verbose_name = _("report d’une alerte")

    def __str__(self) -> str:
        return f"{self.alert_id} → {self.until}"


class EscalationQuerySet(models.QuerySet["Escalation"]):
    def waiting(self) -> Self:
        return self.filter(answered_at=None)


class Escalation(models.Model):
    """A word to the coordination about an alert, and what it answered. Never both ways hidden: whoever reads
    the alert reads them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="escalations", db_index=False)
    person_id = models.UUIDField(null=True)
    project_id = models.BigIntegerField()
    word = models.CharField(_("ce que vous demandez"), max_length=500)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(_("réponse"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)

    objects = EscalationQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        WHO_READS_THE_ALERT,
        web=("SELECT", "INSERT", "UPDATE (answer, answered_by_id, answered_at)"),
        insert_sql=about_the_same_as_the_alert("vigilance_escalation"),
    )

    class Meta:
        verbose_name = _("demande d’appui")
        verbose_name_plural = _("demandes d’appui")
        constraints = (
            models.UniqueConstraint(
                fields=("alert",), condition=Q(answered_at=None), name="escalation_one_waiting"
            ),
        )
        indexes = (
            models.Index(fields=("project_id", "-at"), name="escalation_project"),
            models.Index(fields=("by", "-at"), name="escalation_by"),
            models.Index(fields=("alert",), name="escalation_alert"),
        )

    def __str__(self) -> str:
        return f"{self.alert_id} {self.at:%d/%m/%Y}"
