"""Whose catalogue one reads: that of a project one's organisations carry."""

from collections.abc import Sequence

from django.http import Http404
from django.shortcuts import get_object_or_404

from filrouge.accounts.models import Project
from filrouge.privacy.requests import Request


def project_or_404(request: Request, project_id: int) -> Project:
    return get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)


def chosen_project(request: Request) -> tuple[Project | None, Sequence[Project]]:
    """The one of `?projet=`, else the first; and those one may choose among. Raises Http404."""
    projects = list(Project.objects.visible_to(request.user).order_by("name", "pk"))
    asked = request.GET.get("projet", "")
    if not asked:
        return (projects[0] if projects else None), projects
    found = next((one for one in projects if str(one.pk) == asked), None)
    if found is None:
        raise Http404
    return found, projects
