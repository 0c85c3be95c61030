"""What one screen shows of a framework: a version, its skills by task or by nature, the other versions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from .models import Framework, FrameworkSkill, FrameworkVersion

PAGE = 30


@dataclass(frozen=True)
class Group:
    """The skills of a task, or of a nature."""

    title: str
    skills: Sequence[FrameworkSkill]


@dataclass(frozen=True)
class FrameworkPage:
    """`version` None: nothing is within reach yet. `draft`: for those who write it."""

    version: FrameworkVersion | None
    groups: Sequence[Group]
    versions: Sequence[FrameworkVersion]
    draft: FrameworkVersion | None

    @property
    def current(self) -> FrameworkVersion | None:
        return next((one for one in self.versions if one.is_published), None)

    @property
    def is_replaced(self) -> bool:
        return self.version is not None and self.version.is_published and self.version != self.current


def page_of(framework: Framework, number: str = "") -> FrameworkPage:
    """`number`: the version asked for; else the one in use, else the draft."""
    versions = list(framework.versions.select_related("publication", "publication__by").order_by("-number"))
    draft = next((one for one in versions if not one.is_published), None)
    published = [one for one in versions if one.is_published]
    asked = next((one for one in versions if str(one.number) == number), None)
    version = asked or (published[0] if published else draft)
    skills = list(version.skills.kept()) if version else []
    return FrameworkPage(version, grouped(framework, skills), versions, draft)


def grouped(framework: Framework, skills: Iterable[FrameworkSkill]) -> list[Group]:
    """In the order of the skills; a task that comes back is shown once."""
    groups: dict[str, list[FrameworkSkill]] = {}
    for one in skills:
        title = one.task if framework.is_sheet else str(one.get_kind_display())
        groups.setdefault(title, []).append(one)
    return [Group(title, held) for title, held in groups.items()]


def listed(asked: dict[str, str], after: str = "") -> tuple[list[Framework], str]:
    """A page of those within reach and in use, those of everyone first; and the mark of the next page."""
    found = Framework.objects.in_use().proposed_first().with_current().select_related("project", "occupation")
    if words := asked.get("cherche"):
        found = found.filter(
            Q(title__icontains=words) | Q(scope_name__icontains=words) | Q(company__icontains=words)
        )
    if kind := asked.get("genre"):
        found = found.filter(kind=kind)
    if last := _last(found, after):
        further = Q(title__gt=last.title) | Q(title=last.title, pk__gt=last.pk)
        found = found.filter(Q(scope_rank__gt=last.scope_rank) | Q(further, scope_rank=last.scope_rank))
    rows = list(found[: PAGE + 1])
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def to_begin_from() -> list[Framework]:
    """Published, of everyone: what a team should look at before writing its own."""
    found = Framework.objects.in_use().proposed_first().with_current()
    everyone = Q(project=None) | Q(shared_at__isnull=False) | ~Q(scope=Framework.Scope.OWN)
    return list(found.filter(everyone, publications__isnull=False).distinct()[:PAGE])


def _last(found: Any, after: str) -> Any:
    try:
        return found.filter(pk=UUID(after)).first() if after else None
    except ValueError:
        return None
