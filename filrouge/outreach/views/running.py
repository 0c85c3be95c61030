from django.shortcuts import get_object_or_404

from filrouge.accounts.models import Project
from filrouge.outreach import policies
from filrouge.outreach.actions.doors import REFUSED
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def project_run_by(request: Request, project_id: int) -> Project:
    """Out of reach: 404. Within reach, but coordinated by someone else: 403."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(policies.can_run_door(request.user, project), REFUSED)
    return project
