from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import OwnRows
from filrouge.shared.rows import NotAboutPeople


class Reading(models.Model):
    """One opening of someone's file. Bare ids: the journal outlives what it points to."""

    class What(models.TextChoices):
        RECORD = "record", _("dossier")
        DOCUMENT = "document", _("document")
        EXPORT = "export", _("export")
        API = "api", _("interface de programmation")
        EMERGENCY = "emergency", _("accès d’urgence")
        SEARCH = "search", _("recherche hors de ses dossiers")

    person_id = models.UUIDField()
    user_id = models.BigIntegerField(null=True)
    link = models.CharField(max_length=40, blank=True)
    organisations = ArrayField(models.BigIntegerField(), default=list)
    what = models.CharField(max_length=12, choices=What)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(db_default=Now())

    rows: ClassVar = OwnRows(
        # Whoever opens by a link sees what it wrote: PostgreSQL hands a new line back only to those who may read it.
        "user_id = (SELECT fr_user()) OR fr_reaches_any(person_id, 3)"
        " OR organisations && (SELECT fr_officer_of()) OR fr_officer_for(person_id)"
        " OR link = nullif((SELECT fr_link()), '')",
        web=("SELECT", "INSERT"),
        # Signed with one's own name, one's own organisations, and today's time: neither lent nor backdated.
        insert_sql=(
            "user_id IS NOT DISTINCT FROM (SELECT fr_user()) AND link = (SELECT fr_link())"
            " AND at = statement_timestamp()"
            " AND organisations <@ (SELECT fr_organisations() || fr_officer_of())"
            " AND organisations @> (SELECT fr_organisations() || fr_officer_of())"
        ),
        batch=("SELECT", "INSERT", "UPDATE (person_id, reason)"),
    )

    class Meta:
        verbose_name = _("lecture")
        indexes = (
            models.Index(fields=("person_id", "-at"), name="reading_person"),
            BrinIndex(fields=("at",), name="reading_at"),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.person_id} {self.at}"


class Seal(models.Model):
    """A stretch of the journal, sealed: digest of its lines' ids and times, and of the seal before.

    Lines of `since` < at ≤ `until`. Over ids and times only, so that erasing what a line says later
    never rewrites the chain. Nobody but the owner of the database can change or delete a seal.
    """

    since = models.DateTimeField()
    until = models.DateTimeField(unique=True)
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    rows: ClassVar = NotAboutPeople("digests of ids and times", web=("SELECT",), batch=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("sceau")
        ordering = ("until",)

    def __str__(self) -> str:
        return f"{self.since}–{self.until}"


class Verification(models.Model):
    """One reading of the whole chain: it held, or where it broke first."""

    at = models.DateTimeField(db_default=Now())
    seals = models.PositiveIntegerField()
    lines = models.PositiveIntegerField()
    problem = models.CharField(max_length=300, blank=True)

    rows: ClassVar = NotAboutPeople("the state of the journal", web=("SELECT",), batch=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("vérification du journal")
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.problem or str(self.at)
