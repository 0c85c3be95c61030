from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from filrouge.privacy.requests import Request
from filrouge.vigilance.queries.figures import figures_of

from .projects import coordinated


def index(request: Request) -> HttpResponse:
    """What became of alerts, rule by rule: about situations, never about who works."""
    project, projects = coordinated(request)
    figures = figures_of(project, _month(request.GET.get("mois", "")))
    context = {"project": project, "projects": projects, "figures": figures}
    return render(request, "vigilance/figures/index.html", context)


def _month(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
