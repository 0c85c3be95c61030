"""How partners answer, by structure: counted by batch, nothing under five."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.directory.models import Structure
from filrouge.privacy.rows import OwnRows

LEAST = 5


class ReferralFigure(models.Model):
    """A year of referrals of one project to one structure. Only structures answered about at least five times, and
    shares that would not tell of fewer than five people: see `referring/counting.py`. Covered ones are not counted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    sent = models.PositiveIntegerField(_("envoyées"))
    answered = models.PositiveIntegerField(_("répondues"))
    accepted_percent = models.PositiveSmallIntegerField(_("part acceptée"), null=True)
    median_days = models.PositiveSmallIntegerField(_("délai médian, en jours"))
    counted_at = models.DateTimeField()

    # Whoever reads a partnership with the structure reads them as well, on its page: what is counted names nobody.
    rows: ClassVar = OwnRows(
        "fr_carries_project(project_id) OR EXISTS (SELECT 1 FROM partners_partnership p"
        " WHERE p.project_id = partners_referralfigure.project_id"
        " AND p.structure_id = partners_referralfigure.structure_id OFFSET 0)",
        person="",
        web=("SELECT",),
    )

    class Meta:
        verbose_name = _("réponses d’une structure, comptées")
        constraints = (models.UniqueConstraint(fields=("project", "structure"), name="referral_figure_once"),)

    def __str__(self) -> str:
        return f"{self.structure_id} {self.sent}"
