from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import OwnRows


class Change(models.Model):
    """One change to one row about a person, written by the trigger `fr_audit` and by nothing else.

    `before` holds the former values of the columns that changed (encrypted ones stay encrypted).
    """

    class Operation(models.TextChoices):
        INSERT = "INSERT", _("ajout")
        UPDATE = "UPDATE", _("changement")
        DELETE = "DELETE", _("suppression")

    table = models.CharField(max_length=63)
    row_id = models.CharField(max_length=36)
    person_id = models.UUIDField(null=True)
    project_id = models.BigIntegerField(null=True)
    operation = models.CharField(max_length=6, choices=Operation)
    before = models.JSONField(default=dict)
    actor = models.CharField(max_length=200)
    restricted = models.BooleanField(default=False)
    at = models.DateTimeField(db_index=False)

    rows: ClassVar = OwnRows(
        # An identity belongs to no project: its history is for whoever holds the whole file in one of them.
        "(NOT restricted AND (fr_reaches(person_id, project_id, 3)"
        " OR (privacy_change.table = 'people_person' AND fr_reaches_any(person_id, 3))))"
        " OR fr_officer_for(person_id)",
        web=("SELECT",),
        # Erasure empties what a line says and a merge moves it; that it was written stays.
        batch=("SELECT", "UPDATE (before, person_id)"),
    )

    class Meta:
        verbose_name = _("changement")
        indexes = (models.Index(fields=("person_id", "-at"), name="change_person"),)

    def __str__(self) -> str:
        return f"{self.operation} {self.table} {self.row_id}"
