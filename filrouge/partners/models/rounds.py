"""Asking several partners at once where they stand."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import OwnRows

from .vocabulary import Filled


class SheetRound(models.Model):
    """One shuttle sheet for each of someone's referrals under way, made in the background. `waiting`: the keys of those
    still to do; `made`: of which `told` left by e-mail. Read by whoever asked, and by nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
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
