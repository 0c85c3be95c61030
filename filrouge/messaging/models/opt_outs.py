from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .messages import Channel


class OptOutQuerySet(models.QuerySet["OptOut"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


class OptOut(models.Model):
    """An address that asked not to be written to any more, by any team. Only its digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    channel = models.CharField(_("moyen"), max_length=4, choices=Channel)
    digest = models.CharField(_("empreinte de l’adresse"), max_length=64)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField(_("depuis"))
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(_("de nouveau d’accord le"), null=True)

    objects = OptOutQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople(
        "digests of addresses, which name nobody", web=("SELECT", "INSERT", "UPDATE (ended_by_id, ended_at)")
    )

    class Meta:
        verbose_name = _("refus de messages")
        constraints = (
            models.UniqueConstraint(
                fields=("digest",), condition=Q(ended_at=None), name="opt_out_once_in_force"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.since:%d/%m/%Y}"
