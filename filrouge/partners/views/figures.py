from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.directory.policies import can_keep
from filrouge.partners.models import LEAST, ReferralFigure
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

MOST = 200


def index(request: Request, project_id: int) -> HttpResponse:
    """Who answers, how fast, how often yes: by structure, over a year."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(can_keep(request.user, project), _("Cette page est pour les équipes du projet."))
    figures = ReferralFigure.objects.filter(project=project).select_related("structure")
    context = {
        "project": project,
        "figures": list(figures.order_by("-answered", "structure__name_key", "pk")[:MOST]),
        "least": LEAST,
    }
    return render(request, "partners/figures/index.html", context)
