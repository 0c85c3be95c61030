"""Asking several partners at once where they stand."""

from base64 import b64decode
from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, OwnRows, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.papers.kinds import Kind

from .sheets import OF_SHEET, Sheet
from .vocabulary import Filled, Whose

OF_ROUND = (
    "EXISTS (SELECT 1 FROM partners_sheetround o WHERE o.id = partners_sheetpaper.round_id"
    " AND o.user_id = (SELECT fr_user()) OFFSET 0)"
)


class SheetRound(models.Model):
    """One shuttle sheet for each referral under way, of whoever asks or of their team, made in the background. `kind`:
    of the file made with each, if any. `waiting`: the keys of those still to do; `made`: of which `told` left by
    e-mail. Read by whoever asked, and by nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    whose = models.CharField(max_length=4, choices=Whose, default=Whose.MINE)
    kind = models.CharField(
        max_length=4, choices=[(one.value, one.name) for one in Kind], blank=True, default=""
    )
    asked = ArrayField(models.CharField(max_length=12, choices=Filled))
    waiting = ArrayField(models.UUIDField())
    total = models.PositiveIntegerField()
    made = models.PositiveIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user())",
        person="",
        web=("SELECT", "INSERT", "UPDATE (ended_at, made, told, waiting)"),
        insert_sql="user_id = (SELECT fr_user())",
    )

    class Meta:
        verbose_name = _("demande de nouvelles à plusieurs partenaires")

    def __str__(self) -> str:
        return f"{self.made}/{self.total}"

    @property
    def done(self) -> int:
        return self.total - len(self.waiting)


class SheetPaper(PersonBound):
    """The file of one sheet of a round, in base64 then encrypted, for two days: to be handed over with the others. Read
    by whoever asked for the round, as long as the file of the person is open to them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(SheetRound, on_delete=models.CASCADE, related_name="papers", db_index=False)
    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="paper")
    content = EncryptedTextField()

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=f"{OF_ROUND} AND {OF_SHEET.format(table='partners_sheetpaper')}",
        web=("SELECT", "INSERT"),
        audited=False,
    )

    class Meta:
        verbose_name = _("fichier d’une fiche navette")
        verbose_name_plural = _("fichiers de fiches navettes")
        indexes = (
            models.Index(fields=("person",), name="sheet_paper_person"),
            models.Index(fields=("round",), name="sheet_paper_round"),
            models.Index(fields=("created_at",), name="sheet_paper_age"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def file(self) -> bytes:
        return b64decode(self.content)
