import json
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.privacy.rows import OwnRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7

from .devices import Device

OF_WHO_CHOOSES = (
    "EXISTS (SELECT 1 FROM sync_operation o WHERE o.id = operation_id"
    " AND (SELECT fr_user()) = coalesce(o.heir_id, o.user_id) OFFSET 0)"
)
CLIENT_ID = 64  # characters at most; the telephone makes 22, at random
TOLERATED = timedelta(minutes=2)  # a clock this far is not corrected: the network is slow too


class OperationQuerySet(models.QuerySet["Operation"]):
    def unsettled(self) -> Self:
        return self.filter(applied_at=None, refused_at=None, withdrawn_at=None)

    def to_try(self) -> Self:
        """Nobody has to choose anything first, and nobody else took it up."""
        return self.unsettled().filter(~_disputed(), heir=None)

    def to_take_up(self, user: User) -> Self:
        """The same, of those handed to this user."""
        return self.handed_to(user).filter(~_disputed())

    def held_in(self, projects: object) -> Self:
        """The coordinator's inbox: their author may no longer write this, and nobody took it up yet."""
        return self.unsettled().filter(project__in=projects, heir=None).exclude(held_at=None)

    def handed_to(self, user: User) -> Self:
        return self.unsettled().filter(heir=user)

    def disputed(self, user: User) -> Self:
        """Two values of a field are known and this user chooses: its author; once it was handed over, whoever
        took it up and nobody else."""
        decides = Q(user=user, heir=None) | Q(heir=user)
        return self.unsettled().filter(_disputed(), decides)


def _disputed() -> Exists:
    return Exists(Conflict.objects.open().filter(operation=OuterRef("pk")))


class Operation(models.Model):
    """One thing noted on a telephone, stored as it came, then applied. Its state is derived from its facts.

    `content`: the text received, as JSON; emptied once applied, for what it says then lives elsewhere.
    `record`: the first operation of what it corrects; `after`: those it cannot go without.
    `device_at`: by the telephone's clock; `offset_ms`: how far that clock was from the server's when it arrived.
    """

    class State(models.TextChoices):
        APPLIED = "applied", _("envoyée")
        REFUSED = "refused", _("refusée")
        CONFLICT = "conflict", _("désaccord à trancher")
        HELD = "held", _("chez la coordination")
        WAITING = "waiting", _("reçue, en attente")
        WITHDRAWN = "withdrawn", _("abandonnée")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="operations", db_index=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    client_id = models.CharField(max_length=CLIENT_ID)
    kind = models.CharField(max_length=60)
    schema = models.PositiveSmallIntegerField()
    base = models.CharField(max_length=64, blank=True)
    record = models.CharField(max_length=CLIENT_ID, blank=True)
    after = ArrayField(models.CharField(max_length=CLIENT_ID), default=list)
    person_id = models.UUIDField(null=True)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, related_name="+")
    content = EncryptedTextField()
    digest = models.CharField(max_length=64)
    device_at = models.DateTimeField()
    offset_ms = models.BigIntegerField(default=0)
    received_at = models.DateTimeField(auto_now_add=True)
    # what became of it
    applied_at = models.DateTimeField(null=True)
    row_id = models.UUIDField(null=True)
    version = models.CharField(max_length=64, blank=True)
    refused_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=300, blank=True)
    held_at = models.DateTimeField(null=True)
    held_because = models.CharField(max_length=300, blank=True)
    heir = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    handed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    handed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_because = models.CharField(max_length=300, blank=True)
    trouble = models.CharField(max_length=120, blank=True)  # the last fault met, for those who repair

    objects = OperationQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user()) OR heir_id = (SELECT fr_user())"
        " OR (held_at IS NOT NULL AND project_id = ANY ((SELECT fr_coordinated())::bigint[]))",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql="user_id = (SELECT fr_user())",
    )

    class Meta:
        verbose_name = _("note prise hors réseau")
        constraints = (models.UniqueConstraint(fields=("device", "client_id"), name="operation_once"),)
        indexes = (
            models.Index(fields=("user", "client_id"), name="operation_author"),
            models.Index(
                fields=("device", "device_at"),
                condition=Q(applied_at=None, refused_at=None, withdrawn_at=None),
                name="operation_unsettled",
            ),
            models.Index(fields=("person_id",), name="operation_person"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.client_id}"

    @property
    def state(self) -> "Operation.State":
        """Asks for `conflicts`: prefetch them on lists."""
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if self.applied_at:
            return self.State.APPLIED
        if self.refused_at:
            return self.State.REFUSED
        if any(conflict.settled_at is None for conflict in self.conflicts.all()):
            return self.State.CONFLICT
        return self.State.HELD if self.held_at else self.State.WAITING

    @property
    def payload(self) -> dict[str, Any]:
        return json.loads(self.content).get("payload", {}) if self.content else {}

    @property
    def needs(self) -> frozenset[str]:
        return frozenset({*self.after, *([self.record] if self.record else [])})

    @property
    def noted_at(self) -> datetime:
        """By the server's clock, and never later than it arrived."""
        gap = timedelta(milliseconds=self.offset_ms)
        at = self.device_at + gap if abs(gap) > TOLERATED else self.device_at
        return min(at, self.received_at)


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def open(self) -> Self:
        return self.filter(settled_at=None)


class Conflict(models.Model):
    """The same field changed here and on the telephone: both values are kept until a human chooses.

    `theirs_by`, `theirs_at`: who wrote the value already there, and when. `joined`: both values kept together
    (JSON), "" where that means nothing. Only whoever has to choose reads it: the heir once there is one.
    """

    class Choice(models.TextChoices):
        MINE = "mine", _("celle du téléphone")
        THEIRS = "theirs", _("celle déjà enregistrée")
        BOTH = "both", _("les deux")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="conflicts")
    person_id = models.UUIDField(null=True)
    field = models.CharField(max_length=60)
    label = models.CharField(max_length=80)
    mine = EncryptedTextField(_("valeur du téléphone"))
    theirs = EncryptedTextField(_("valeur déjà enregistrée"))
    joined = EncryptedTextField(_("les deux valeurs ensemble"), default="")
    theirs_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    theirs_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField(auto_now_add=True)
    choice = models.CharField(max_length=6, choices=Choice, blank=True)
    settled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True)

    objects = ConflictQuerySet.as_manager()
    rows: ClassVar = OwnRows(OF_WHO_CHOOSES, web=("SELECT", "INSERT", "UPDATE"), insert_sql=OF_WHO_CHOOSES)

    class Meta:
        verbose_name = _("désaccord")
        constraints = (
            models.UniqueConstraint(
                fields=("operation", "field"), condition=Q(settled_at=None), name="conflict_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.operation_id}"

    @property
    def both(self) -> tuple[Any, Any]:
        """Mine, theirs."""
        return json.loads(self.mine), json.loads(self.theirs)

    @property
    def together(self) -> Any:
        """Both values kept together; None where that means nothing."""
        return json.loads(self.joined) if self.joined else None

    @property
    def chosen(self) -> Any:
        mine, theirs = self.both
        if self.choice == self.Choice.MINE:
            return mine
        return self.together if self.choice == self.Choice.BOTH else theirs
