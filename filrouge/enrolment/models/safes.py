"""The evidence safe (mission S-9): only where a funder requires copies, apart from the file, until a fixed day.

No project has one until its coordination opens it. What is laid there is read by the evaluators of the project
alone: whoever laid it sees that it is there, and never the copy again.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, OwnRows, PersonRows
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.rows import NotAboutPeople

from .candidacies import OfCandidacy
from .criteria import Evidence


class SafeQuerySet(models.QuerySet["Safe"]):
    def open(self) -> Self:
        return self.filter(closed_at=None, purge_on__gt=clock.today())


class Safe(models.Model):
    """That a project keeps copies: who asks for them, in which text, and the day they are destroyed."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="safe")
    funder = models.CharField(_("qui l’exige"), max_length=160)
    because = models.CharField(_("dans quel texte"), max_length=300)
    purge_on = models.DateField(_("destruction le"))
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField(_("ouvert le"))
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    closed_at = models.DateTimeField(_("fermé le"), null=True)

    objects = SafeQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("a rule of a project", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("coffre de justificatifs")

    def __str__(self) -> str:
        return f"{self.project_id} {self.purge_on}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.purge_on > clock.today()


class Deposit(OfCandidacy):
    """That a copy was laid in the safe: what, by whom, until when. Not the copy."""

    kind = models.CharField(_("quel document"), max_length=20, choices=Evidence)
    laid_on = models.DateField(_("déposé le"))
    purge_on = models.DateField(_("détruit le"))
    purged_on = models.DateField(_("a été détruit le"), null=True)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("justificatif déposé")
        verbose_name_plural = _("justificatifs déposés")
        indexes = (
            models.Index(fields=("person",), name="deposit_person"),
            models.Index(fields=("candidacy",), name="deposit_candidacy"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.laid_on}"


class SafeFileQuerySet(models.QuerySet["SafeFile"]):
    def due(self, day: date) -> Self:
        """Past the day they are destroyed. As batch."""
        return self.filter(purge_on__lte=day)


class SafeFile(PersonBound):
    """The copy itself, in base64 then encrypted: `content`. `id` is that of its deposit.

    `reference`: the person's, so that an evaluator finds the line of the funder's list; no name stands here.
    """

    class Media(models.TextChoices):
        PDF = "application/pdf", _("PDF")
        JPEG = "image/jpeg", _("photo (JPEG)")
        PNG = "image/png", _("image (PNG)")

    ENDINGS: ClassVar = {Media.PDF: "pdf", Media.JPEG: "jpg", Media.PNG: "png"}

    reference = models.CharField(_("référence"), max_length=12)
    kind = models.CharField(_("quel document"), max_length=20, choices=Evidence)
    media = models.CharField(_("format"), max_length=20, choices=Media)
    size = models.PositiveIntegerField(_("taille"))  # bytes
    digest = models.CharField(max_length=64)  # SHA-256 of the copy, in hexadecimal
    content = EncryptedTextField()
    laid_on = models.DateField(_("déposé le"))
    purge_on = models.DateField(_("détruit le"))

    objects = SafeFileQuerySet.as_manager()
    # Without history: what is destroyed must not survive in one. Laid by the team, for an open safe; read by
    # the evaluators of the project, never by someone who follows her as well.
    rows: ClassVar = OwnRows(
        "project_id = ANY ((SELECT fr_evaluated())::bigint[]) AND NOT fr_reaches(person_id, project_id, 0)",
        insert_sql=(
            "fr_reaches(person_id, project_id, 3) AND EXISTS (SELECT 1 FROM enrolment_safe s"
            " WHERE s.project_id = enrolment_safefile.project_id AND s.closed_at IS NULL"
            " AND s.purge_on > fr_today() OFFSET 0)"
        ),
    )

    class Meta:
        verbose_name = _("copie d’un justificatif")
        verbose_name_plural = _("copies de justificatifs")
        indexes = (
            models.Index(fields=("project", "laid_on"), name="safe_file_project"),
            models.Index(fields=("purge_on",), name="safe_file_purge"),
            models.Index(fields=("person",), name="safe_file_person"),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.laid_on}"

    @property
    def filename(self) -> str:
        """What the download is called: no name, no title."""
        return f"{self.reference}-{self.laid_on:%Y%m%d}.{self.ENDINGS[self.Media(self.media)]}"
