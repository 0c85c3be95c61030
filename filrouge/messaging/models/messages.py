from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import Person
from filrouge.privacy.rows import OwnRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7


class Channel(models.TextChoices):
    SMS = "sms", _("SMS")
    MAIL = "mail", _("e-mail")


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> Self:
        """Still to be handed to the provider."""
        return self.filter(sent_at=None, failed_at=None)

    def to_forget(self, before: datetime) -> Self:
        return self.filter(asked_at__lt=before, forgotten_at=None)


class Message(models.Model):
    """One SMS or e-mail to one address. Made by `send_message`, handed to the provider by a job.

    `person`: whom it is about, when it is about someone accompanied. `purpose` says why in a few words that
    name nobody: whoever runs the team reads it. `parts`: what an SMS costs, 0 for an e-mail. `asked_by` is
    null when the platform writes by itself. `trouble`: why the last try failed; it was the last one when
    `failed_at` is set. `forgotten_at`: since when address and words are erased, and the rest alone kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    channel = models.CharField(_("moyen"), max_length=4, choices=Channel)
    to = EncryptedTextField(_("numéro ou adresse"))
    subject = EncryptedTextField(_("objet"), blank=True, default="")
    text = EncryptedTextField(_("message"))
    purpose = models.CharField(_("pour quoi"), max_length=80)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="messages")
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("de la part de"),
    )
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    asked_at = models.DateTimeField(_("demandé le"))
    parts = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(_("parti le"), null=True)
    failed_at = models.DateTimeField(_("abandonné le"), null=True)
    trouble = models.CharField(_("pourquoi il n’est pas parti"), max_length=160, blank=True)
    reference = models.CharField(max_length=160, blank=True)
    forgotten_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()
    # Whoever asked, as long as the person is within reach; and the team in charge of the project.
    rows: ClassVar = OwnRows(
        "fr_reaches(person_id, project_id, 3) OR (asked_by_id = (SELECT fr_user())"
        " AND (person_id IS NULL OR fr_reaches_any(person_id, 2)))",
        web=("SELECT", "INSERT"),
        insert_sql=(
            "asked_by_id = (SELECT fr_user()) AND sent_at IS NULL AND failed_at IS NULL"
            " AND (person_id IS NULL OR fr_reaches_any(person_id, 2))"
        ),
    )

    class Meta:
        verbose_name = _("message")
        indexes = (
            models.Index(fields=("asked_by", "-id"), name="message_asked_by"),
            models.Index(fields=("organisation", "-id"), name="message_organisation"),
            models.Index(fields=("project", "-asked_at"), name="message_project"),
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.id}"

    @property
    def is_over(self) -> bool:
        """Sent or given up: nothing more will happen."""
        return bool(self.sent_at or self.failed_at)
