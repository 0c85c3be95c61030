from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import Person
from filrouge.people.models.agreements import How
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7

from .encounters import TEAM_ROWS
from .outings import Outing


class TestimonyQuerySet(models.QuerySet["Testimony"]):
    def in_use(self) -> Self:
        return self.filter(withdrawn_at=None)

    def past_their_rights(self) -> Self:
        """Shown somewhere although the person's agreement has ended."""
        return self.in_use().filter(rights_until__lt=clock.today())


class Testimony(models.Model):
    """Someone's image or words, used to make the project known: agreed for a time, then taken down (S-1)."""

    class Form(models.TextChoices):
        WORDS = "words", _("quelques mots écrits")
        PHOTO = "photo", _("photo")
        AUDIO = "audio", _("son")
        VIDEO = "video", _("vidéo")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="testimonies", db_index=False
    )
    outing = models.ForeignKey(
        Outing, on_delete=models.PROTECT, null=True, related_name="testimonies", db_index=False
    )
    called = EncryptedTextField(_("prénom ou nom choisi"), max_length=80)
    form = models.CharField(_("sous quelle forme"), max_length=5, choices=Form)
    used_where = models.CharField(_("où il est montré"), max_length=300)
    agreed_on = models.DateField(_("accord donné le"))
    how = models.CharField(_("comment"), max_length=8, choices=How)
    language = models.CharField(_("dans quelle langue (ISO 639-3)"), max_length=3)
    witness = models.CharField(_("interprète ou témoin"), max_length=120, blank=True)
    rights_until = models.DateField(_("jusqu’au"))
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(_("pourquoi"), max_length=200, blank=True)

    objects = TestimonyQuerySet.as_manager()
    rows: ClassVar = TEAM_ROWS

    class Meta:
        verbose_name = _("témoignage")
        indexes = (
            models.Index(
                fields=("organisation", "project", "rights_until"),
                condition=Q(withdrawn_at=None),
                name="testimony_team",
            ),
            models.Index(fields=("person",), condition=Q(person__isnull=False), name="testimony_person"),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_past(self) -> bool:
        return self.withdrawn_at is None and self.rights_until < clock.today()
