from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.people.models import Person
from filrouge.privacy.rows import OwnRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7

from .messages import Message

PROVIDER = "sms-provider"  # who writes here, once the signature of a request was checked


class ProviderNews(models.Model):
    """What the SMS provider says back: a message arrived, did not, or someone answered.

    Kept as it came, once (`reference` is the provider's own); a job then finds which message it is about.
    """

    class Kind(models.TextChoices):
        DELIVERED = "delivered", _("message reçu")
        UNDELIVERED = "undelivered", _("message non reçu")
        REPLY = "reply", _("réponse")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(max_length=160)
    kind = models.CharField(_("nouvelle"), max_length=12, choices=Kind)
    sent_as = models.UUIDField(null=True)
    sender = EncryptedTextField(_("de"), blank=True, default="")
    text = EncryptedTextField(_("message"), blank=True, default="")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="news")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    received_at = models.DateTimeField(_("reçu le"))

    rows: ClassVar = OwnRows(
        "fr_reaches(person_id, project_id, 3)",
        web=("SELECT", "INSERT"),
        insert_sql=f"(SELECT fr_link()) = '{PROVIDER}' AND person_id IS NULL AND message_id IS NULL",
    )

    class Meta:
        verbose_name = _("nouvelle du prestataire de SMS")
        constraints = (models.UniqueConstraint(fields=("kind", "reference"), name="provider_news_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.id}"
