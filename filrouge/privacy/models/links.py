from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.shared.ids import random_id
from filrouge.shared.rows import NotAboutPeople


class OutsideLink(models.Model):
    """A door for someone without an account: one purpose, one subject, an end. Only its digest is kept.

    Opening never acts: the page shows, a press confirms (mail scanners follow links).
    """

    id = models.CharField(primary_key=True, max_length=40, default=random_id)
    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=64, help_text=_("identifiant de l'objet ouvert par ce lien"))
    digest = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=254, blank=True)
    created_by = models.CharField(max_length=60)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    rows: ClassVar = NotAboutPeople(
        "digests; read before anyone is known", web=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        verbose_name = _("lien extérieur")
        indexes = (models.Index(fields=("purpose", "subject"), name="link_subject"),)

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"
