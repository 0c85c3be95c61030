"""A published file on its way in: its content, what became of it, the rows that could not be taken."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

PUBLIC = "public data, and who brought it in"


class Kind(models.TextChoices):
    STRUCTURES = "structures", _("structures")
    SERVICES = "services", _("services")


class DirectoryImport(models.Model):
    """One file of structures or of services, brought by a user or fetched by a job (`user` None).

    `complete`: it holds all that its sources publish, so what is absent from it is no longer published.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("en attente")
        WORKING = "working", _("en cours")
        DONE = "done", _("terminé")
        FAILED = "failed", _("interrompu")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    filename = models.CharField(_("fichier"), max_length=160)
    complete = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    message = models.CharField(max_length=400, blank=True)
    counts = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    rows: ClassVar = NotAboutPeople(PUBLIC, web=("SELECT", "INSERT", "UPDATE (state, message, ended_at)"))

    class Meta:
        verbose_name = _("import de l’annuaire")
        verbose_name_plural = _("imports de l’annuaire")
        indexes = (models.Index(fields=("-created_at",), name="directory_import_latest"),)

    def __str__(self) -> str:
        return self.filename

    @property
    def at_work(self) -> bool:
        return self.state in (self.State.WAITING, self.State.WORKING)


class FilePart(models.Model):
    """A compressed piece of the file, erased once read: the worker may be on another machine."""

    batch = models.ForeignKey(DirectoryImport, on_delete=models.CASCADE, related_name="parts", db_index=False)
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    rows: ClassVar = NotAboutPeople(PUBLIC, web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("morceau de fichier")
        constraints = (models.UniqueConstraint(fields=("batch", "number"), name="file_part_once"),)

    def __str__(self) -> str:
        return str(self.number)


class RefusedRow(models.Model):
    """A row that could not be taken, as it came, and why."""

    batch = models.ForeignKey(
        DirectoryImport, on_delete=models.CASCADE, related_name="refused", db_index=False
    )
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=255, blank=True)
    why = models.TextField()
    raw = models.TextField()

    rows: ClassVar = NotAboutPeople(PUBLIC, web=("SELECT",))

    class Meta:
        verbose_name = _("ligne refusée")
        verbose_name_plural = _("lignes refusées")
        indexes = (models.Index(fields=("batch", "number"), name="refused_row_batch"),)

    def __str__(self) -> str:
        return self.why
