"""The list a team already keeps, on its way in: file, mapping, lines, and what became of each."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.privacy.rows import OwnRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople


class ListMapping(models.Model):
    """The columns an organisation's lists have, and what each means: proposed again next time."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="+")
    columns = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    rows: ClassVar = NotAboutPeople("names of columns")

    class Meta:
        verbose_name = _("correspondance des colonnes")

    def __str__(self) -> str:
        return str(self.organisation_id)


class ListImport(models.Model):
    """One file brought in by one user. Its content lives until it is committed or dropped."""

    class State(models.TextChoices):
        READING = "reading", _("lecture en cours")
        MAPPING = "mapping", _("colonnes à vérifier")
        CHECKING = "checking", _("vérification en cours")
        READY = "ready", _("prêt à importer")
        COMMITTING = "committing", _("import en cours")
        DONE = "done", _("importé")
        UNDOING = "undoing", _("annulation en cours")
        UNDONE = "undone", _("annulé")
        FAILED = "failed", _("interrompu")
        DROPPED = "dropped", _("abandonné")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=160)
    content = EncryptedTextField(
        blank=True, default="", help_text=_("fichier en base 64, effacé une fois traité")
    )
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    progress = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    counts = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)

    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user())",
        person="",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql=(
            "user_id = (SELECT fr_user()) AND organisation_id = ANY ((SELECT fr_organisations())::bigint[])"
        ),
    )

    class Meta:
        verbose_name = _("liste importée")
        indexes = (models.Index(fields=("user", "-created_at"), name="list_import_user"),)

    def __str__(self) -> str:
        return self.filename


class ListLine(models.Model):
    """One line of the file: what it holds (encrypted), what would be done, what was done."""

    class Decision(models.TextChoices):
        CREATE = "create", _("nouvelle personne")
        KNOWN = "known", _("déjà dans votre file")
        DUPLICATE = "duplicate", _("ressemble à quelqu'un : à décider")
        REFUSED = "refused", _("à corriger")
        IGNORED = "ignored", _("ce n'est pas une personne")
        SKIPPED = "skipped", _("laissée de côté")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    batch = models.ForeignKey(ListImport, on_delete=models.CASCADE, related_name="lines")
    sheet = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    content = EncryptedTextField(blank=True, default="")
    problems = models.JSONField(default=list)
    decision = models.CharField(max_length=10, choices=Decision)
    lookalikes = models.JSONField(default=list, help_text=_("identifiants des personnes qui ressemblent"))
    person_id = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)

    rows: ClassVar = OwnRows(
        "EXISTS (SELECT 1 FROM pathways_listimport i WHERE i.id = batch_id OFFSET 0)",
        person="person_id",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql="EXISTS (SELECT 1 FROM pathways_listimport i WHERE i.id = batch_id OFFSET 0)",
    )

    class Meta:
        verbose_name = _("ligne de liste")
        constraints = (models.UniqueConstraint(fields=("batch", "sheet", "number"), name="list_line_once"),)
        indexes = (
            models.Index(fields=("batch", "decision", "number"), name="list_line_decision"),
            models.Index(fields=("fingerprint",), name="list_line_fingerprint"),
        )

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"
