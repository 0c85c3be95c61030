"""The same person twice: asked about across organisations without showing anything, merged with a ledger."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.privacy.rows import OwnRows
from filrouge.shared.ids import uuid7

from .persons import Person


class Namesake(models.Model):
    """One question "is she already accompanied elsewhere?": journalled, and counted against its limit.

    Written by the SQL function `known_elsewhere` only. The name asked is not kept, nor the answer's file.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    found = models.BooleanField()

    rows: ClassVar = OwnRows("user_id = (SELECT fr_user())", person="", web=("SELECT",))

    class Meta:
        verbose_name = _("question sur une personne déjà accompagnée")
        indexes = (models.Index(fields=("user", "-at"), name="namesake_rate"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.at}"


class DuplicateQuestion(models.Model):
    """ "We may follow the same person": asked through the tool, each side seeing only its own file.

    `ours` is the asker's file, `theirs` the other one's. Written by SQL functions; each side reads it
    through `questions_for_me`, which hides the other's file until both have said yes.
    """

    class Answer(models.TextChoices):
        SAME = "same", _("c’est la même personne, elle est d’accord pour le dire")
        OTHER = "other", _("ce n’est pas la même personne")
        DECLINED = "declined", _("la personne ne souhaite pas le dire")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ours = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    theirs = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)

    rows: ClassVar = OwnRows("false", person="ours_id", web=())

    class Meta:
        verbose_name = _("question de doublon")

    def __str__(self) -> str:
        return str(self.id)


class Merge(models.Model):
    """Two files made one, by people who each hold one whole; undone from its ledger.

    Written by the SQL functions of `duplicates.sql` and by the batch job that does it.
    Once done it is for those who asked or agreed, and their teams.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    gone_id = models.UUIDField()
    gone = models.JSONField(
        default=dict, help_text=_("la fiche absorbée, telle qu’elle était au moment de la fusion")
    )
    fields = ArrayField(
        models.CharField(max_length=20),
        default=list,
        verbose_name=_("ce qui est repris de la fiche absorbée"),
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=300, blank=True, default="")
    undo_asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    undo_asked_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    rows: ClassVar = OwnRows(
        "asked_by_id = (SELECT fr_user()) OR agreed_by_id = (SELECT fr_user())"
        " OR (done_at IS NULL AND (fr_reaches_any(kept_id, 3) OR fr_reaches_any(gone_id, 3)))"
        " OR (organisation_id = ANY ((SELECT fr_organisations())::bigint[])"
        " AND fr_reaches_any(kept_id, 3))",
        person="kept_id",
        web=("SELECT",),
        audited=True,
    )

    class Meta:
        verbose_name = _("fusion")
        constraints = (
            models.UniqueConstraint(
                fields=("gone_id",),
                condition=models.Q(undone_at=None, refusal=""),
                name="merge_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class MergedRow(models.Model):
    """One row that a merge moved, changed or set aside: the ledger that undoes it, row by row.

    `row` is the row as it was, when it was changed otherwise than by its person.
    """

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="moved")
    table = models.CharField(max_length=63)
    column = models.CharField(max_length=63)
    row_id = models.CharField(max_length=36)
    row = models.JSONField(null=True)

    rows: ClassVar = OwnRows("false", person="", web=())

    class Meta:
        verbose_name = _("ligne déplacée par une fusion")

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"
