"""What a sensitive barrier is: read by need to know, poor on purpose (mission S-14).

One table for each category, because the level of a row policy belongs to its table: whoever holds one category
reads nothing of the others, and a merge sees what it would open. Rows are added, never changed.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference.barriers import BY_CODE, SEVERITY_BY_RANK, Secret, Severity, SubTheme
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .barriers import Barrier
from .pathways import PersonBound

ADDED_ONLY = ("SELECT", "INSERT")
HEALTH_IS_OPEN = (
    "EXISTS (SELECT 1 FROM pathways_healthopening h"
    " WHERE h.project_id = pathways_healthdetail.project_id AND h.closed_at IS NULL OFFSET 0)"
)


class SensitiveDetail(PersonBound):
    """One word on a sensitive barrier, one day; the latest is what holds. `words`: what it changes for work."""

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="%(class)ss", db_index=False)
    sub_theme = models.CharField(_("frein (data·inclusion)"), max_length=100)
    words = EncryptedTextField(_("ce que cela change, concrètement"))
    severity = models.PositiveSmallIntegerField(_("gravité"))
    blocking = models.BooleanField(_("bloque le travail pour l’instant"))
    observed_on = models.DateField(_("vu le"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def of(self) -> SubTheme | None:
        return BY_CODE.get(self.sub_theme)

    @property
    def weight(self) -> Severity:
        return SEVERITY_BY_RANK[self.severity]


class HealthDetail(SensitiveDetail):
    """A functional wording (« ne peut pas porter de charges »), only where the project opened this part."""

    rows: ClassVar = PersonRows(level=Level.HEALTH, also=HEALTH_IS_OPEN, restricted=True, web=ADDED_ONLY)

    class Meta:
        verbose_name = _("frein sensible : santé")
        indexes = (
            models.Index(fields=("person",), name="health_detail_person"),
            models.Index(fields=("barrier", "-observed_on", "-id"), name="health_detail_latest"),
        )


class JusticeDetail(SensitiveDetail):
    """The practical constraint, never the offence."""

    rows: ClassVar = PersonRows(level=Level.JUSTICE, restricted=True, web=ADDED_ONLY)

    class Meta:
        verbose_name = _("frein sensible : justice")
        indexes = (
            models.Index(fields=("person",), name="justice_detail_person"),
            models.Index(fields=("barrier", "-observed_on", "-id"), name="justice_detail_latest"),
        )


class StatusDetail(SensitiveDetail):
    """Status, right to work, dates; never the account of exile."""

    rows: ClassVar = PersonRows(level=Level.ASYLUM, restricted=True, web=ADDED_ONLY)

    class Meta:
        verbose_name = _("frein sensible : séjour")
        indexes = (
            models.Index(fields=("person",), name="status_detail_person"),
            models.Index(fields=("barrier", "-observed_on", "-id"), name="status_detail_latest"),
        )


DETAILS: dict[Secret, type[SensitiveDetail]] = {
    Secret.HEALTH: HealthDetail,
    Secret.JUSTICE: JusticeDetail,
    Secret.ASYLUM: StatusDetail,
}
LEVELS: dict[Secret, Level] = {
    Secret.HEALTH: Level.HEALTH,
    Secret.JUSTICE: Level.JUSTICE,
    Secret.ASYLUM: Level.ASYLUM,
}


class HealthOpening(models.Model):
    """The health part of a project is closed until someone opens it, and says on what hosting it rests."""

    class Basis(models.TextChoices):
        HDS = "hds", _("hébergeur certifié pour les données de santé (HDS)")
        OWN = "own", _("hébergement du responsable de traitement lui-même")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    basis = models.CharField(_("hébergement"), max_length=3, choices=Basis)
    words = models.CharField(_("chez qui, depuis quand"), max_length=240)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    closed_at = models.DateTimeField(null=True)

    rows: ClassVar = NotAboutPeople("a decision of a project", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("ouverture de la partie santé")
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=Q(closed_at=None), name="health_opening_one_in_force"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.basis}"
