from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import OwnRows
from filrouge.shared.ids import uuid7


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def waiting(self) -> Self:
        """Neither done nor given up."""
        return self.filter(done_at=None, cancelled_at=None)

    def decided(self) -> Self:
        return self.waiting().exclude(decided_at=None)


class Erasure(models.Model):
    """The end of what is kept of one person: asked for by her, or due because nothing happened for long.

    Bare id: this line outlives the file. `counts`: how many rows each table would lose, then lost.
    """

    class Basis(models.TextChoices):
        REQUEST = "request", _("à la demande de la personne")
        RETENTION = "retention", _("au terme de la durée de conservation")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person_id = models.UUIDField()
    basis = models.CharField(max_length=10, choices=Basis)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(_("ce que la personne a demandé, quand et comment"), max_length=300, blank=True)
    not_before = models.DateField(_("pas avant le"))
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(_("pourquoi garder le dossier"), max_length=300, blank=True)
    counts = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True)

    objects = ErasureQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        "fr_officer_for(person_id)",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql="fr_officer_for(person_id) AND asked_by_id = (SELECT fr_user())",
    )

    class Meta:
        verbose_name = _("effacement")
        constraints = (
            models.UniqueConstraint(
                fields=("person_id",),
                condition=Q(done_at=None, cancelled_at=None),
                name="erasure_one_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_basis_display()} {self.asked_at:%d/%m/%Y}"
