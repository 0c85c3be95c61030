from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.shared.rows import NotAboutPeople


class RuleSettingQuerySet(models.QuerySet["RuleSetting"]):
    def in_force(self) -> Self:
        return self.filter(replaced_at=None)


class RuleSetting(models.Model):
    """What one project decided about one rule, by whom and why. The one in force has not been replaced.

    `threshold` None: the number that the rule proposes.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    rule = models.CharField(max_length=40)
    threshold = models.PositiveSmallIntegerField(null=True)
    watched = models.BooleanField(default=True)
    reason = models.CharField(_("pourquoi"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True)

    objects = RuleSettingQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople(
        "what a project watches", web=("SELECT", "INSERT", "UPDATE (replaced_at)")
    )

    class Meta:
        verbose_name = _("réglage d’une règle")
        verbose_name_plural = _("réglages des règles")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "rule"), condition=Q(replaced_at=None), name="rule_setting_in_force"
            ),
        )
        indexes = (models.Index(fields=("project", "rule", "-at"), name="rule_setting_history"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.rule}"
