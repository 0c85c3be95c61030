from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import ApiToken
from filrouge.privacy.rows import OwnRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7


class KeptAnswer(models.Model):
    """The answer given to a program, kept a day under the key it chose (see `kept_answers`)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="+", db_index=False)
    sent = models.CharField(max_length=100)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    content_type = models.CharField(max_length=80, blank=True)
    body = EncryptedTextField(default="")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    rows: ClassVar = OwnRows(
        "'key:' || token_id = (SELECT fr_link())",
        person="",  # answers to programs, deleted after a day
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql="'key:' || token_id = (SELECT fr_link())",
    )

    class Meta:
        verbose_name = _("réponse gardée")
        constraints = (models.UniqueConstraint(fields=("token", "sent"), name="kept_answer_once"),)

    def __str__(self) -> str:
        return str(self.id)
