"""A side of an assessment asked by a link that serves once: hers, on her telephone; ours, of who saw her work."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.rows import PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .assessments import FULL, OF_ASSESSMENT, Assessment, Sight
from .vocabulary import Capacity


class SkillAsking(PersonBound):
    """`capacity` and `name`: who answers in our place; empty on her side. What was answered is in SkillAnswer alone."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="askings", db_index=False
    )
    side = models.CharField(_("de qui"), max_length=4, choices=Sight)
    capacity = models.CharField(_("à quel titre"), max_length=8, choices=Capacity, blank=True, default="")
    name = EncryptedTextField(_("qui répond"), max_length=120, blank=True, default="")
    link = models.OneToOneField(OutsideLink, on_delete=models.PROTECT, related_name="+")

    rows: ClassVar = PersonRows(
        level=FULL, also=OF_ASSESSMENT.format(table="skills_skillasking"), web=("SELECT", "INSERT")
    )

    class Meta:
        verbose_name = _("réponse demandée par un lien")
        verbose_name_plural = _("réponses demandées par un lien")
        indexes = (
            models.Index(fields=("assessment", "-created_at"), name="skill_asking_assessment"),
            models.Index(fields=("person",), name="skill_asking_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)
