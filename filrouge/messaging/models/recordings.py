from base64 import b64decode
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import Person
from filrouge.privacy.rows import OwnRows
from filrouge.reference.languages import BY_CODE
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7

REACH = (
    "fr_reaches(person_id, project_id, 3)"
    " OR (person_id IS NULL AND organisation_id = ANY ((SELECT fr_organisations())::bigint[]))"
)


class RecordingQuerySet(models.QuerySet["Recording"]):
    def in_use(self) -> Self:
        return self.filter(ended_at=None)


class Recording(models.Model):
    """A message spoken by someone of the team or by an interpreter, for those who do not read.

    For one person, or for anyone who understands the language when `person` is null. `content`: the sound in
    base64, encrypted like any text; emptied when the recording is ended.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="recordings")
    language = models.CharField(_("langue"), max_length=3)
    title = models.CharField(_("ce que dit le message"), max_length=160)
    kind = models.CharField(_("format"), max_length=40)
    content = EncryptedTextField(_("son"))
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(_("enregistré le"))
    ended_at = models.DateTimeField(_("retiré le"), null=True)

    objects = RecordingQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        REACH,
        web=("SELECT", "INSERT", "UPDATE (content, ended_at)"),
        insert_sql=f"made_by_id = (SELECT fr_user()) AND ({REACH})",
    )

    class Meta:
        verbose_name = _("message vocal")

    def __str__(self) -> str:
        return self.title

    @property
    def sound(self) -> bytes:
        return b64decode(self.content)

    @property
    def language_name(self) -> str:
        return BY_CODE[self.language].french_name if self.language in BY_CODE else self.language
