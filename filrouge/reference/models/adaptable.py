"""What comes with the program and each project may adapt, add to or put aside. A row is never rewritten by a
project: its own row, `based_on` the former one, takes the place of it."""

from collections.abc import Sequence
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.reference.themes import BY_CODE

M = TypeVar("M", bound="Adaptable")
CHANGED_BY_WEB = ("SELECT", "INSERT", "UPDATE (withdrawn_at, withdrawn_by_id)")
THEME_LENGTH = 45


class AdaptableQuerySet(models.QuerySet[M]):
    def of_project(self, project: Any) -> Self:
        """In use there today: its own, and what is shipped and it has neither adapted nor put aside. `project`:
        a project, its key, or an OuterRef to it."""
        successor = self.model._default_manager.filter(based_on=OuterRef("pk"), project=_outer(project))
        in_use = self.filter(Q(project=None) | Q(project=project), withdrawn_at=None)
        return in_use.exclude(Exists(successor))


def _outer(project: Any) -> Any:
    return OuterRef(project) if isinstance(project, OuterRef) else project


class Adaptable(models.Model):
    """`project` None: shipped, known by its `code`."""

    code = models.SlugField(max_length=60, blank=True, db_index=False)
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("projet")
    )
    theme = models.CharField(_("thème (data·inclusion)"), max_length=THEME_LENGTH, blank=True)
    title = models.CharField(_("en quelques mots"), max_length=120)
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    written_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def theme_label(self) -> str:
        return BY_CODE[self.theme].label if self.theme in BY_CODE else ""


def bring_up_to_date(model: type[M], shipped: Sequence[M]) -> None:
    """Adds what is not there yet and corrects what is, by code. What projects wrote stays as it is."""
    known = {row.code: row for row in model._default_manager.filter(project=None)}
    columns = [
        field.name
        for field in model._meta.concrete_fields
        if field.name not in ("id", "written_at", "written_by", "withdrawn_at", "withdrawn_by")
    ]
    model._default_manager.bulk_create(row for row in shipped if row.code not in known)
    changed = []
    for row in shipped:
        former = known.get(row.code)
        if former and any(getattr(former, name) != getattr(row, name) for name in columns):
            row.pk = former.pk
            changed.append(row)
    if changed:
        model._default_manager.bulk_update(changed, columns)
