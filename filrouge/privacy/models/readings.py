from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
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
        EMERGENCY = "emergency", _("accès d'urgence")
        SEARCH = "search", _("recherche hors de ses dossiers")

    person_id = models.UUIDField()
    user_id = models.BigIntegerField(null=True)
    link = models.CharField(max_length=40, blank=True)
    organisations = ArrayField(models.BigIntegerField(), default=list)
    what = models.CharField(max_length=12, choices=What)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(db_default=Now())

    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user()) OR fr_reaches_any(person_id, 3)"
        " OR organisations && (SELECT fr_officer_of())",
        web=("SELECT", "INSERT"),
        insert_sql="user_id IS NOT DISTINCT FROM (SELECT fr_user()) AND link = (SELECT fr_link())",
    )

    class Meta:
        verbose_name = _("lecture")
        indexes = (models.Index(fields=("person_id", "-at"), name="reading_person"),)

    def __str__(self) -> str:
        return f"{self.what} {self.person_id} {self.at}"


class Seal(models.Model):
    """A minute of the journal, sealed: digest of the ids and times in it and of the seal before.

    Over ids and times only, so that erasing a person's id later never rewrites the chain.
    """

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    rows: ClassVar = NotAboutPeople("digests of ids and times", web=("SELECT",))

    class Meta:
        verbose_name = _("sceau")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.first_id}–{self.last_id}"
