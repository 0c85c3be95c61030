from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class Webhook(models.Model):
    """Another system of an organisation, told of events by signed requests that carry ids only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="webhooks")
    url = models.URLField(_("adresse"), max_length=300)
    secret = EncryptedTextField(_("secret de signature"))
    events = ArrayField(models.CharField(max_length=60), verbose_name=_("événements"))
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    objects = WebhookQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("other systems", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("abonnement aux événements")

    def __str__(self) -> str:
        return self.url


class Delivery(models.Model):
    """One event on its way to one webhook; tried again with growing delays, then given up aloud."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=60)
    body = models.JSONField(help_text=_("identifiants et date, jamais un nom"))
    created_at = models.DateTimeField(auto_now_add=True)
    tries = models.PositiveSmallIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    last_answer = models.CharField(max_length=120, blank=True)

    rows: ClassVar = NotAboutPeople("ids on their way to a system that already holds them", web=())

    class Meta:
        verbose_name = _("envoi d’événement")
        indexes = (models.Index(fields=("webhook", "-created_at"), name="delivery_webhook"),)

    def __str__(self) -> str:
        return f"{self.event} {self.id}"
