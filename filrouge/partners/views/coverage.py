from django.http import HttpResponse
from django.shortcuts import render

from filrouge.partners.models import Cooperation, Partnership
from filrouge.partners.partnering.covering import coverage_of
from filrouge.privacy.requests import Request
from filrouge.shared.screens import asked_among

from .partnered import projects_of, reader


def index(request: Request) -> HttpResponse:
    """Who covers which need, how far, and what nobody covers: one project at a time (`?projet=`)."""
    reader(request)
    projects = projects_of(request)
    project = asked_among(request, "projet", projects)
    found = Partnership.objects.current().filter(project=project).select_related("structure")
    context = {
        "project": project,
        "projects": projects,
        "coverage": coverage_of(found.order_by("structure__name_key", "pk")),
        "levels": [str(one.label) for one in Cooperation],
    }
    return render(request, "partners/coverage/index.html", context)
