from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Project
from filrouge.shared.rows import NotAboutPeople

NOISE = 10  # alerts in thirty days under which no rule is called noisy


class AlertFigure(models.Model):
    """What became of the alerts one rule opened in one month, as published: counted and suppressed by a batch
    job, made anew each night. `month` None: the last thirty days. A count None is hidden: 1 to 4 alerts, or
    one from which these could be computed. Nothing tells who handled what.

    `resolved`: closed by themselves. `untouched`: open for two weeks, and nobody said anything of them.
    `median_hours`: between the opening and the act, of those handled.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    rule = models.CharField(max_length=40)
    month = models.DateField(null=True)
    opened = models.PositiveIntegerField(null=True)
    handled = models.PositiveIntegerField(null=True)
    resolved = models.PositiveIntegerField(null=True)
    postponed = models.PositiveIntegerField(null=True)
    untouched = models.PositiveIntegerField(null=True)
    median_hours = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField()

    rows: ClassVar = NotAboutPeople("counts from which nobody can be told", web=("SELECT",))

    class Meta:
        verbose_name = gettext_lazy("chiffres des alertes")
        verbose_name_plural = gettext_lazy("chiffres des alertes")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "rule", "month"), nulls_distinct=False, name="alert_figure_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.rule} {self.month}"

    @property
    def noise(self) -> str:
        """Why the rule is worth a talk of the team: put off, or left alone, more often than it leads to
        something. « » when it is not noisy."""
        if self._is_most(self.postponed):
            return _("souvent reportée")
        return _("laissée de côté") if self._is_most(self.untouched) else ""

    def _is_most(self, part: int | None) -> bool:
        return (self.opened or 0) >= NOISE and (part or 0) * 2 > (self.opened or 0)
