from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import Person
from filrouge.privacy.rows import OwnRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7

from .recordings import Recording


class Channel(models.TextChoices):
    SMS = "sms", _("SMS")
    MAIL = "mail", _("e-mail")


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> Self:
        """Still to be handed to the provider."""
        return self.filter(sent_at=None, failed_at=None, withdrawn_at=None)

    def to_forget(self, before: datetime) -> Self:
        return self.filter(asked_at__lt=before, forgotten_at=None)


class Message(models.Model):
    """One SMS or e-mail to one address. Made by `send_message`, handed to the provider by a job.

    `person`: whom it is about, when it is about someone accompanied. `purpose` says why in a few words that
    name nobody: whoever runs the team reads it. `parts`: what an SMS costs, 0 for an e-mail. `asked_by` is
    null when the platform writes by itself. `trouble`: why the last try failed; it was the last one when
    `failed_at` is set. `forgotten_at`: since when address and words are erased, and the rest alone kept.

    `sent_as`: the key the provider is given. `to_digest`: by which an answer finds what it answers. `by_day`:
    waits for the end of the project's quiet hours. `leaves_before`: later, it would say something false.
    `delivered_at`: the telephone received it, says the provider. `withdrawn_at`: taken back before it left.
    `calendar`: an invitation (iCalendar) that goes with an e-mail; so does the sound of `recording`, and `enclosure`:
    « kind:key », a file made when it leaves and not kept (see `enclosures.py`).
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
    sent_as = models.UUIDField(null=True)
    to_digest = models.CharField(max_length=64, blank=True, default="")
    by_day = models.BooleanField(default=False)
    leaves_before = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(_("reçu le"), null=True)
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True)
    calendar = EncryptedTextField(blank=True, default="")
    recording = models.ForeignKey(
        Recording, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    enclosure = models.CharField(max_length=80, blank=True, default="")
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
            models.Index(fields=("asked_by", "-asked_at"), name="message_asked_by"),
            models.Index(fields=("organisation", "-asked_at"), name="message_organisation"),
            models.Index(fields=("project", "-asked_at"), name="message_project"),
            models.Index(fields=("sent_as",), name="message_sent_as"),
            models.Index(fields=("to_digest", "-asked_at"), name="message_to_digest"),
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.id}"

    @property
    def is_over(self) -> bool:
        """Sent, given up or taken back: nothing more will happen."""
        return bool(self.sent_at or self.failed_at or self.withdrawn_at)
