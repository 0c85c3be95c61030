from django.http import Http404

from filrouge.accounts.models import Project
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.vigilance.actions.settings import REFUSED


def coordinated(request: Request) -> list[Project]:
    """The projects one coordinates, by name. Raises PermissionDenied for who coordinates none."""
    require(bool(request.context.coordinated), REFUSED)
    return list(Project.objects.filter(pk__in=request.context.coordinated).order_by("name"))


def asked_project(request: Request, projects: list[Project]) -> Project:
    """`?projet=12`, else the first. Raises Http404 for one that is not coordinated."""
    said = request.GET.get("projet", "")
    wanted = [one for one in projects if not said or str(one.pk) == said]
    if not wanted:
        raise Http404
    return wanted[0]
