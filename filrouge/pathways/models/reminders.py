from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID, uuid5

from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.messaging.models import Message
from filrouge.messaging.models.wordings import FRENCH
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .appointments import Appointment
from .pathways import Pathway, PersonBound


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def of_now(self) -> Self:
        """About the meeting as it stands today: not about the hour it had before it was moved."""
        stands = Q(appointment__outcome="", version=F("appointment__version"))
        return self.filter(stands | Q(kind=Reminder.Kind.CANCELLED))

    def to_do(self, now: datetime | Value) -> Self:
        """Those that somebody must carry out by hand before the meeting: nothing left, or nothing can leave."""
        by_hand = Q(message=None) | Q(message__failed_at__isnull=False)
        return self.of_now().filter(by_hand, done_at=None, appointment__starts_at__gt=now)

    def ahead(self, now: datetime | Value) -> Self:
        """The others, for meetings to come: they left or will leave by themselves, or somebody carried them out."""
        settled = Q(done_at__isnull=False) | Q(message__isnull=False, message__failed_at=None)
        return self.of_now().filter(settled, appointment__starts_at__gt=now)


class Reminder(PersonBound):
    """That a meeting was to be reminded, once for each kind: the row is written before anything leaves.

    Its key follows from the meeting, the kind and the version of the meeting: made twice, it is one. What became
    of it is read from its message, or from who did it by hand. `trouble`: why nothing could leave.
    """

    class Kind(models.TextChoices):
        TWO_DAYS = "two_days", _("deux jours avant")
        DAY_BEFORE = "day_before", _("la veille")
        MOVED = "moved", _("changement")
        CANCELLED = "cancelled", _("annulation")

    class Way(models.TextChoices):
        SMS = "sms", _("SMS")
        MAIL = "mail", _("e-mail")
        LETTER = "letter", _("lettre à imprimer")
        CALL = "call", _("appel")

    class Done(models.TextChoices):
        TOLD = "told", _("prévenu·e de vive voix")
        POSTED = "posted", _("lettre partie")
        OTHERWISE = "otherwise", _("prévenu·e autrement")
        IN_VAIN = "in_vain", _("impossible à joindre")

    class State(StrEnum):
        WAITING = "waiting"
        SENT = "sent"
        DELIVERED = "delivered"
        WITHDRAWN = "withdrawn"
        FAILED = "failed"
        TO_DO = "to_do"
        DONE = "done"

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="reminders", db_index=False
    )
    kind = models.CharField(_("quand"), max_length=10, choices=Kind)
    version = models.PositiveSmallIntegerField(default=0)
    way = models.CharField(_("moyen"), max_length=6, choices=Way)
    language = models.CharField(_("langue"), max_length=3, default=FRENCH)
    message = models.OneToOneField(Message, on_delete=models.CASCADE, null=True, related_name="+")
    trouble = models.CharField(_("pourquoi rien n’est parti"), max_length=240, blank=True)
    done_at = models.DateTimeField(_("fait le"), null=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    done_how = models.CharField(_("comment"), max_length=10, choices=Done, blank=True, default="")

    objects = ReminderQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.FULL, web=("SELECT", "UPDATE (done_at, done_by_id, done_how)"), derived=("message_id",)
    )

    class Meta:
        verbose_name = _("rappel de rendez-vous")
        verbose_name_plural = _("rappels de rendez-vous")
        constraints = (
            models.UniqueConstraint(fields=("appointment", "kind", "version"), name="reminder_once"),
        )
        indexes = (models.Index(fields=("person",), name="reminder_person"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_way_display()}"

    @staticmethod
    def key(appointment_id: UUID, kind: str, version: int) -> UUID:
        return uuid5(appointment_id, f"{kind}:{version}")

    @property
    def state(self) -> State:
        """What became of it. Reads the message: select it with the row."""
        message, state = self.message, self.State
        if self.done_at:
            return state.DONE
        if message is None:
            return state.TO_DO
        if message.failed_at:
            return state.FAILED
        if message.withdrawn_at:
            return state.WITHDRAWN
        if message.delivered_at:
            return state.DELIVERED
        return state.SENT if message.sent_at else state.WAITING

    @property
    def said(self) -> bool:
        """The person was told, or was meant to be: what she knows must be corrected if the meeting changes."""
        told = self.done_how in (self.Done.TOLD, self.Done.POSTED, self.Done.OTHERWISE)
        return told or self.state in (self.State.SENT, self.State.DELIVERED)

    @property
    def noted_as(self) -> str:
        """What stands in the history of contacts once it is done by telephone."""
        if self.kind == self.Kind.CANCELLED:
            return str(_("Prévenir que le rendez-vous est annulé"))
        return str(_("Rappel du rendez-vous"))

    @property
    def because(self) -> str:
        """Why it must be done by hand, in a few words."""
        return self.trouble or (self.message.trouble if self.message and self.message.failed_at else "")


class Reply(PersonBound):
    """What a person answered to a reminder. It proposes; whoever accompanies her decides."""

    class By(models.TextChoices):
        LINK = "link", _("par le lien du message")
        SMS = "sms", _("par SMS")

    class Decision(models.TextChoices):
        MOVED = "moved", _("rendez-vous déplacé")
        CANCELLED = "cancelled", _("rendez-vous annulé")
        KEPT = "kept", _("rendez-vous gardé")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="replies")
    cannot_come = models.BooleanField(_("ne peut pas venir"), default=False)
    words = EncryptedTextField(_("ce que la personne écrit"), blank=True, default="")
    by_way = models.CharField(_("par"), max_length=4, choices=By)
    received_at = models.DateTimeField(_("reçue le"))
    decided_at = models.DateTimeField(_("décidé le"), null=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    decision = models.CharField(_("suite"), max_length=10, choices=Decision, blank=True, default="")

    rows: ClassVar = PersonRows(
        level=Level.FULL, web=("SELECT", "UPDATE (decided_at, decided_by_id, decision)")
    )

    class Meta:
        verbose_name = _("réponse à un rappel")
        constraints = (
            models.UniqueConstraint(
                fields=("appointment",),
                condition=Q(decided_at=None, cannot_come=True),
                name="reply_cannot_come_once",
            ),
        )
        indexes = (models.Index(fields=("person",), name="reply_person"),)

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.received_at:%d/%m/%Y}"
