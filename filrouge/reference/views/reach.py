"""Whose catalogue one reads: that of a project one's organisations carry."""

from collections.abc import Sequence

from django.shortcuts import get_object_or_404

from filrouge.accounts.models import Project
from filrouge.privacy.requests import Request
from filrouge.shared.screens import asked_among


def project_or_404(request: Request, project_id: int) -> Project:
    return get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)


def chosen_project(request: Request) -> tuple[Project | None, Sequence[Project]]:
    """The one of `?projet=`, else the first; and those one may choose among. Raises Http404."""
    projects = list(Project.objects.visible_to(request.user).order_by("name", "pk"))
    return asked_among(request, "projet", projects), projects
