from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.privacy.rows import OwnRows
from filrouge.reference.keepers import OF_THE_PROJECT
from filrouge.shared.ids import uuid7

from .structures import Structure


class NoteQuerySet(models.QuerySet["Note"]):
    def in_use(self) -> Self:
        return self.filter(ended_at=None)


class Note(models.Model):
    """What a project knows of a structure and no directory says: how to get in, or what seems wrong."""

    class Kind(models.TextChoices):
        WAY_IN = "way_in", _("comment y entrer")
        WRONG = "wrong", _("erreur à vérifier")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=6, choices=Kind)
    text = models.CharField(_("note"), max_length=1000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = NoteQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        OF_THE_PROJECT,
        person="",
        web=("SELECT", "INSERT", "UPDATE (ended_at, ended_by_id)"),
        insert_sql=f"by_id = (SELECT fr_user()) AND {OF_THE_PROJECT}",
    )

    class Meta:
        verbose_name = _("note de l’annuaire")
        verbose_name_plural = _("notes de l’annuaire")
        indexes = (models.Index(fields=("structure", "-at"), name="directory_note_structure"),)

    def __str__(self) -> str:
        return self.text
