"""What a project may rewrite and must be able to read again as it was: dated versions, shipped or its own."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Call, Project, User
from filrouge.shared import clock

M = TypeVar("M", bound=models.Model)


class VersionQuerySet(models.QuerySet[M]):
    def for_project(self, project: Project, on: date | None = None) -> Self:
        """The project's own versions first, the latest on top; then what is shipped for its call."""
        shipped = Q(project=None, call=project.call)
        of = self.filter(Q(project=project) | shipped, in_force_from__lte=on or clock.today())
        return of.order_by(F("project").asc(nulls_last=True), "-version", "-pk")

    def in_force(self, project: Project, on: date | None = None) -> M | None:
        return self.for_project(project, on).first()


class Versioned(models.Model):
    """`project` None: shipped for a call, with the source it was read in. A version is never rewritten."""

    call = models.CharField(_("appel à projets"), max_length=20, choices=Call)
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, related_name="%(class)ss", verbose_name=_("projet")
    )
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("titre"), max_length=160)
    source = models.CharField(_("source"), max_length=300, blank=True)
    in_force_from = models.DateField(_("en vigueur depuis le"))
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"
