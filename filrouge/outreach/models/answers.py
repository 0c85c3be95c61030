"""What is said back to whoever sent someone, and what she says again. Read through the link she was sent."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.people.models import Person
from filrouge.privacy.rows import OwnRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .orientations import WITHIN_REACH, Orientation, Told

# As far as the orientation itself, whose person and project the row bears.
WITH_IT = (
    "EXISTS (SELECT 1 FROM outreach_orientation o WHERE o.id = {table}.orientation_id"
    " AND o.project_id = {table}.project_id AND o.person_id IS NOT DISTINCT FROM {table}.person_id OFFSET 0)"
)


class OfOrientation(models.Model):
    """A fact about an orientation. It bears her person and project, once there is a person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    orientation = models.ForeignKey(Orientation, on_delete=models.CASCADE, related_name="%(class)ss")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="%(class)ss")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class OrientationAnswer(OfOrientation):
    """One answer; the latest is the one in force. `words` and `proposal` are read by whoever sent her."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", _("acceptée")
        WAITING = "waiting", _("en attente")
        REFUSED = "refused", _("refusée")

    class Reason(models.TextChoices):
        CRITERIA = "criteria", _("elle ne remplit pas une condition d’entrée")
        NO_ROOM = "no_room", _("il n’y a plus de place")
        TOO_FAR = "too_far", _("elle habite trop loin de nos actions")
        BETTER = "better", _("un autre accompagnement lui convient mieux")
        ALREADY = "already", _("elle a déjà un accompagnement qui lui suffit")
        OWN_WISH = "own_wish", _("elle ne le souhaite pas")
        UNREACHED = "unreached", _("nous n’avons pas réussi à la joindre")
        OTHER = "other", _("autre raison")

    kind = models.CharField(_("réponse"), max_length=8, choices=Kind)
    reason = models.CharField(_("raison"), max_length=10, choices=Reason, blank=True)
    words = EncryptedTextField(_("en quelques mots"), blank=True, default="")
    proposal = EncryptedTextField(_("autre proposition"), blank=True, default="")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(_("donnée le"))

    rows: ClassVar = OwnRows(
        WITHIN_REACH.format(column="orientation_id"),
        web=("SELECT", "INSERT"),
        insert_sql=WITH_IT.format(table="outreach_orientationanswer"),
    )

    class Meta:
        verbose_name = _("réponse à une orientation")
        indexes = (models.Index(fields=("orientation", "-at"), name="orientation_answer"),)

    def __str__(self) -> str:
        return self.get_kind_display()


class SenderWord(OfOrientation):
    """A word added from the link page. Written by the function `add_sender_word` alone."""

    text = EncryptedTextField(_("message"))
    at = models.DateTimeField(_("reçu le"))

    rows: ClassVar = OwnRows(WITHIN_REACH.format(column="orientation_id"), web=("SELECT",))

    class Meta:
        verbose_name = _("mot ajouté par la structure d’orientation")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class OrientationStage(OfOrientation):
    """What came after, kept here because the link may read it if the person agreed."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("premier rendez-vous")
        ENTRY = "entry", _("entrée dans le projet")

    kind = models.CharField(_("étape"), max_length=8, choices=Kind)
    on = models.DateField(_("le"))

    rows: ClassVar = OwnRows(
        WITHIN_REACH.format(column="orientation_id"),
        web=("SELECT", "INSERT"),
        insert_sql=WITH_IT.format(table="outreach_orientationstage"),
    )

    class Meta:
        verbose_name = _("suite d’une orientation")
        constraints = (
            models.UniqueConstraint(fields=("orientation", "kind"), name="orientation_stage_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class ToldChange(OfOrientation):
    """She changed her mind about what whoever sent her may follow: what she accepted from then on, and who
    noted it. The orientation itself has no history, and this goes with it."""

    tells = ArrayField(
        models.CharField(max_length=10, choices=Told),
        default=list,
        verbose_name=_("ce que la personne accepte de faire savoir"),
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(_("dit le"))

    rows: ClassVar = OwnRows(
        WITHIN_REACH.format(column="orientation_id"),
        web=("SELECT", "INSERT"),
        insert_sql=WITH_IT.format(table="outreach_toldchange"),
    )

    class Meta:
        verbose_name = _("changement de ce que la personne fait savoir")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"

    @property
    def said(self) -> str:
        """ "" when nothing may be told any more."""
        return ", ".join(str(Told(one).label) for one in self.tells)
