from datetime import time
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.shared.rows import NotAboutPeople

SUNDAY = 7


def sundays() -> list[int]:
    return [SUNDAY]


class WritingHours(models.Model):
    """When a project writes to nobody: from the evening to the morning, and whole days (Monday is 1), in Paris.

    A project without a row keeps the usual ones: 8 p.m. to 8 a.m., and Sundays.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, primary_key=True, related_name="+")
    quiet_from = models.TimeField(_("plus rien après"), default=time(20))
    quiet_until = models.TimeField(_("rien avant"), default=time(8))
    quiet_days = ArrayField(models.PositiveSmallIntegerField(), default=sundays)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(auto_now=True)

    rows: ClassVar = NotAboutPeople("hours of a project", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("heures d’envoi")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(quiet_until__lt=models.F("quiet_from")), name="writing_hours_by_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.quiet_until:%H:%M}-{self.quiet_from:%H:%M}"
