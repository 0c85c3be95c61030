"""Whose catalogue one reads: that of a project one's organisations carry. Who reads trades, skills and frameworks."""

from collections.abc import Sequence
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.privacy.requests import Request
from filrouge.reference import policies
from filrouge.reference.models import Framework
from filrouge.shared.rights import require
from filrouge.shared.screens import asked_among
from filrouge.shared.ui.frame import NavigationItem

FOR_PROFESSIONALS = _(
    "Les métiers et les compétences sont une page des professionnel·les de l’accompagnement."
)
SECTIONS = (
    (_("Chercher"), "occupations-index"),
    (_("Référentiels"), "frameworks-index"),
)


def project_or_404(request: Request, project_id: int) -> Project:
    return get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)


def chosen_project(request: Request) -> tuple[Project | None, Sequence[Project]]:
    """The one of `?projet=`, else the first; and those one may choose among. Raises Http404."""
    projects = list(Project.objects.visible_to(request.user).order_by("name", "pk"))
    return asked_among(request, "projet", projects), projects


def reader(request: Request) -> None:
    """Raises PermissionDenied for those who have no use of trades and skills."""
    require(policies.can_consult_skills(request.user), FOR_PROFESSIONALS)


def framework_or_404(request: Request, framework_id: UUID) -> Framework:
    """Of everyone, or of a project the asker carries: the database shows no other."""
    reader(request)
    return get_object_or_404(Framework.objects.select_related("project", "occupation"), pk=framework_id)


def sections(request: Request) -> list[NavigationItem]:
    """Trades, skills, frameworks: three doors of the same room."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        NavigationItem(str(label), reverse(f"reference:{name}"), current=here == f"reference:{name}")
        for label, name in SECTIONS
    ]
