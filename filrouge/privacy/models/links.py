from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import OwnRows
from filrouge.shared.ids import random_id


class OutsideLink(models.Model):
    """A door for someone without an account: one purpose, one subject, an end. Only its digest is kept.

    Opening never acts: the page shows, a press confirms (mail scanners follow links).
    `person_id`: whom it is about; those who hold her file may see and revoke it. `renewed_from`: an
    expired link asked for again, which leaves by the same address.
    """

    id = models.CharField(primary_key=True, max_length=40, default=random_id)
    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=64, help_text=_("identifiant de l’objet ouvert par ce lien"))
    digest = models.CharField(max_length=64, unique=True)
    person_id = models.UUIDField(null=True, blank=True)
    recipient = models.CharField(max_length=254, blank=True)
    created_by = models.CharField(max_length=200)
    renewed_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    # Found by its digest through the function `find_link`, so that nobody reads the addresses of others.
    rows: ClassVar = OwnRows(
        "id = (SELECT fr_link()) OR created_by = (SELECT fr_actor()) OR fr_reaches_any(person_id, 3)",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql="created_by = (SELECT fr_actor())",
    )

    class Meta:
        verbose_name = _("lien extérieur")
        indexes = (
            models.Index(fields=("purpose", "subject"), name="link_subject"),
            models.Index(fields=("person_id",), name="link_person"),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"
