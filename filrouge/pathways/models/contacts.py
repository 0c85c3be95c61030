from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .pathways import Pathway, PersonBound


class Contact(PersonBound):
    """One contact, ten seconds to note. Informal ones count; an unanswered call is not an exchange."""

    class Channel(models.TextChoices):
        PHONE = "phone", _("appel")
        SMS = "sms", _("SMS")
        WHATSAPP = "whatsapp", _("WhatsApp")
        EMAIL = "email", _("e-mail")
        MEETING = "meeting", _("entretien")
        VISIT = "visit", _("visite, sortie ou accompagnement")
        WORKSHOP = "workshop", _("atelier")
        INFORMAL = "informal", _("échange informel")
        LETTER = "letter", _("courrier")
        PARTNER = "partner", _("nouvelles par un partenaire")
        LIST = "list", _("repris d’une liste")

    class Direction(models.TextChoices):
        OUT = "out", _("à notre initiative")
        IN = "in", _("à son initiative")

    class Outcome(models.TextChoices):
        TALKED = "talked", _("échange")
        MESSAGE = "message", _("message laissé")
        NO_ANSWER = "no_answer", _("sans réponse")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="contacts", db_index=False)
    at = models.DateTimeField(_("quand"))
    channel = models.CharField(_("comment"), max_length=10, choices=Channel)
    direction = models.CharField(
        _("à l’initiative de"), max_length=3, choices=Direction, default=Direction.OUT
    )
    outcome = models.CharField(_("résultat"), max_length=10, choices=Outcome, default=Outcome.TALKED)
    minutes = models.PositiveSmallIntegerField(_("durée en minutes"), null=True, blank=True)
    note = models.TextField(_("en quelques mots"), max_length=2000, blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("contact")
        indexes = (
            models.Index(fields=("person", "-at"), name="contact_person"),
            models.Index(fields=("pathway", "-at"), name="contact_pathway"),
            models.Index(fields=("user", "-at"), name="contact_noted_by"),
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.at:%d/%m/%Y}"


class ConfidentialNote(PersonBound):
    """What is said in confidence: read by its author and the person's referents, never by a level alone."""

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="confidential")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    text = EncryptedTextField(_("note confidentielle"))

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=(
            "author_id = (SELECT fr_user()) OR EXISTS (SELECT 1 FROM pathways_referent r"
            " WHERE r.person_id = pathways_confidentialnote.person_id"
            " AND r.project_id = pathways_confidentialnote.project_id"
            " AND r.user_id = (SELECT fr_user()) AND r.until IS NULL OFFSET 0)"
        ),
        restricted=True,
    )

    class Meta:
        verbose_name = _("note confidentielle")
        indexes = (models.Index(fields=("person",), name="confidential_person"),)

    def __str__(self) -> str:
        return str(self.id)
