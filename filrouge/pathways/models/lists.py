"""The list a team already keeps, on its way in: file, mapping, lines, and what became of each."""

from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.privacy.rows import Level, OwnRows, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .pathways import Pathway, PersonBound

KEPT = timedelta(days=14)  # a file nobody finished, and the lines nobody took up again


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
    """One file brought in by one user. Its content lives until it is imported or dropped.

    A step that fails gives the list back to the state before it, with a sentence in `message`.
    """

    class State(models.TextChoices):
        MAPPING = "mapping", _("colonnes à vérifier")
        CHECKING = "checking", _("vérification en cours")
        READY = "ready", _("prête à importer")
        COMMITTING = "committing", _("import en cours")
        DONE = "done", _("importée")
        UNDOING = "undoing", _("annulation en cours")
        UNDONE = "undone", _("import annulé")
        DROPPED = "dropped", _("abandonnée")

    class Charge(models.TextChoices):
        """Who becomes the referent of those who come in."""

        COLUMN = "column", _("la personne écrite dans la liste, sinon personne pour l’instant")
        CHOSEN = "chosen", _("la personne écrite dans la liste, sinon la personne choisie ci-dessous")
        NOBODY = "nobody", _("personne pour l’instant")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=160)
    content = EncryptedTextField(
        blank=True, default="", help_text=_("fichier en base 64, effacé une fois traité")
    )
    columns = EncryptedTextField(
        blank=True, default="", help_text=_("colonnes proposées, avec quelques exemples")
    )
    mapping = models.JSONField(default=dict)
    charge = models.CharField(max_length=10, choices=Charge, default=Charge.COLUMN)
    referent = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.MAPPING)
    message = models.CharField(max_length=300, blank=True)
    counts = models.JSONField(default=dict)
    blockers = models.JSONField(default=list, help_text=_("ce qui empêche d’annuler : identifiants"))
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

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

    @property
    def at_work(self) -> bool:
        return self.state in (self.State.CHECKING, self.State.COMMITTING, self.State.UNDOING)


class ListLineQuerySet(models.QuerySet["ListLine"]):
    def to_decide(self) -> Self:
        return self.filter(decision=ListLine.Decision.DUPLICATE)

    def to_do(self) -> Self:
        return self.filter(decision__in=(ListLine.Decision.CREATE, ListLine.Decision.COMPLETE), done_at=None)


class ListLine(models.Model):
    """One line of the file: what it holds (encrypted), what would be done, what was done.

    `same_as`: the line of this file whose person this one completes. `done` names the rows added to
    someone already there, so that they can be taken back: {"people_contactchannel": [ids]…}.
    """

    class Decision(models.TextChoices):
        CREATE = "create", _("nouvelle personne")
        COMPLETE = "complete", _("complète un dossier")
        KNOWN = "known", _("déjà importée")
        DUPLICATE = "duplicate", _("à décider")
        REFUSED = "refused", _("à corriger")
        IGNORED = "ignored", _("ce n’est pas une personne")
        SKIPPED = "skipped", _("laissée de côté")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    batch = models.ForeignKey(ListImport, on_delete=models.CASCADE, related_name="lines", db_index=False)
    sheet = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64, blank=True)
    content = EncryptedTextField(blank=True, default="")
    decision = models.CharField(max_length=10, choices=Decision)
    chosen = models.BooleanField(default=False, help_text=_("décidé par quelqu’un"))
    warnings = models.PositiveSmallIntegerField(default=0)
    lookalikes = models.JSONField(default=list, help_text=_("identifiants des personnes qui ressemblent"))
    same_as = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    person_id = models.UUIDField(null=True)
    done = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True)

    objects = ListLineQuerySet.as_manager()
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
            models.Index(fields=("batch", "decision", "id"), name="list_line_decision"),
            models.Index(
                fields=("fingerprint",), condition=~models.Q(fingerprint=""), name="list_line_fingerprint"
            ),
            models.Index(
                fields=("same_as",), condition=models.Q(same_as__isnull=False), name="list_line_same_as"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"


class ImportedNote(PersonBound):
    """Words of a team's list that have no better place. Not a contact: nobody was spoken to.

    `confidential`: it speaks of health, justice, violence or asylum. Then whoever imported it and the
    person's referents read it, as for a confidential note.
    """

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="imported_notes")
    source = models.ForeignKey(
        ListImport, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    text = EncryptedTextField(_("repris de la liste"))
    confidential = models.BooleanField(default=False)

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=(
            "NOT confidential OR created_by_id = (SELECT fr_user()) OR EXISTS (SELECT 1 FROM"
            " pathways_referent r WHERE r.person_id = pathways_importednote.person_id"
            " AND r.project_id = pathways_importednote.project_id"
            " AND r.user_id = (SELECT fr_user()) AND r.until IS NULL OFFSET 0)"
        ),
        restricted=True,
    )

    class Meta:
        verbose_name = _("note reprise d’une liste")
        indexes = (models.Index(fields=("person",), name="imported_note_person"),)

    def __str__(self) -> str:
        return str(self.id)
