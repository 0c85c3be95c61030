"""Where others select, the selector is briefed (mission S-10): what was explained to a structure, when, by whom."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.enrolment.models import TargetingSheet
from filrouge.privacy.rows import OwnRows
from filrouge.shared.ids import uuid7

from .structures import OrientingOrganisation

PURPOSE = "briefing"  # of the outside link the structure reads


class BriefingQuerySet(models.QuerySet["Briefing"]):
    def latest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class Briefing(models.Model):
    """One time a structure was told whom the project looks for. `sheet`: the version that was explained; a
    later one makes the structure one to brief again."""

    class How(models.TextChoices):
        LINK = "link", _("page envoyée par e-mail")
        MEETING = "meeting", _("de vive voix, en rendez-vous")
        PHONE = "phone", _("par téléphone")
        PAPER = "paper", _("page imprimée et remise")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    structure = models.ForeignKey(OrientingOrganisation, on_delete=models.CASCADE, related_name="briefings")
    sheet = models.ForeignKey(TargetingSheet, on_delete=models.PROTECT, null=True, related_name="+")
    how = models.CharField(_("comment"), max_length=8, choices=How)
    to = models.CharField(_("à qui"), max_length=160, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("le"))

    objects = BriefingQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        "project_id = ANY ((SELECT fr_coordinated())::bigint[])",
        person="",  # structures and those who work there
        insert_sql=(
            "project_id = ANY ((SELECT fr_coordinated())::bigint[]) AND EXISTS ("
            "SELECT 1 FROM outreach_orientingorganisation g"
            " WHERE g.id = structure_id AND g.project_id = outreach_briefing.project_id OFFSET 0)"
        ),
    )

    class Meta:
        verbose_name = _("briefing d’une structure")

    def __str__(self) -> str:
        return f"{self.how} {self.at:%d/%m/%Y}"
