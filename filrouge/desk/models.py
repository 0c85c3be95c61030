"""Figures of whole projects, counted by a batch job: no screen reads every path of a project.

Shown to who coordinates the project, with the time of the count. About work to share out and the path as a
whole; never a score of staff.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.privacy.rows import OwnRows

COORDINATION = OwnRows("project_id = ANY ((SELECT fr_coordinated())::bigint[])", person="", web=("SELECT",))


class Counted(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    counted_at = models.DateTimeField()

    class Meta:
        abstract = True


class CaseloadFigure(Counted):
    """The open paths of one referent in one organisation; `lead` None: of nobody."""

    lead = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    people = models.PositiveIntegerField()
    places = models.DecimalField(
        max_digits=7, decimal_places=1, default=0, help_text=_("places prises dans la file")
    )
    advised = models.PositiveIntegerField(help_text=_("personnes conseillées pour ce temps de travail"))
    silent = models.PositiveIntegerField(help_text=_("sans échange au-delà du rythme convenu"))
    without_next = models.PositiveIntegerField(help_text=_("sans étape ni rendez-vous prévu"))

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("file active comptée")
        indexes = (models.Index(fields=("project", "organisation"), name="caseload_figure"),)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.lead_id} {self.people}"


class TeamFigure(Counted):
    """The caseloads of one organisation, added up. `alone`: its open paths that nobody leads."""

    people = models.PositiveIntegerField()
    referents = models.PositiveIntegerField()
    alone = models.PositiveIntegerField(help_text=_("sans référent·e"))
    silent = models.PositiveIntegerField(help_text=_("sans échange au-delà du rythme convenu"))
    without_next = models.PositiveIntegerField(help_text=_("sans étape ni rendez-vous prévu"))

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("files actives d’une équipe, comptées")
        indexes = (models.Index(fields=("project", "organisation"), name="team_figure"),)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.people}"


class FunnelFigure(Counted):
    """How far the paths opened in one organisation have gone. Each count holds within the one before it,
    but the last three, which are ways of ending."""

    opened = models.PositiveIntegerField()
    exchanged = models.PositiveIntegerField()
    with_objective = models.PositiveIntegerField()
    with_step_done = models.PositiveIntegerField()
    job = models.PositiveIntegerField()
    training = models.PositiveIntegerField()
    other_end = models.PositiveIntegerField()

    rows: ClassVar = COORDINATION

    class Meta:
        verbose_name = _("étapes du parcours comptées")
        indexes = (models.Index(fields=("project", "organisation"), name="funnel_figure"),)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.opened}"
