from filrouge.accounts.models import Project
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import asked_among
from filrouge.vigilance.actions.settings import REFUSED


def coordinated(request: Request) -> tuple[Project, list[Project]]:
    """The project of `?projet=`, else the first; and all those one coordinates, by name. Raises
    PermissionDenied for who coordinates none, Http404 for a project that is not among them."""
    projects = list(Project.objects.filter(pk__in=request.context.coordinated).order_by("name"))
    project = asked_among(request, "projet", projects)
    require(project is not None, REFUSED)
    assert project is not None
    return project, projects
