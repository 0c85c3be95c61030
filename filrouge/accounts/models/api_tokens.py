from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock
from filrouge.shared.rows import NotAboutPeople

from .organisations import Organisation
from .users import User


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def open(self) -> Self:
        now = clock.now()
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=now), ended_at=None)


class ApiToken(models.Model):
    """A key by which another program of an organisation speaks to ours. Only its digest is kept."""

    class Scope(models.TextChoices):
        READ = "read", _("lire")
        WRITE = "write", _("lire et écrire")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="api_tokens")
    label = models.CharField(_("à quoi sert cette clé"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope), verbose_name=_("ce qu’elle permet"))
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("créée le"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valable jusqu’au"), null=True, blank=True)
    ended_at = models.DateTimeField(_("retirée le"), null=True, blank=True)
    last_used_on = models.DateField(_("dernier usage"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("keys of programs", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("clé de l’API")
        verbose_name_plural = _("clés de l’API")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.label} ({self.organisation})"
