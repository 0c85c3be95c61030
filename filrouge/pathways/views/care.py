from django.http import HttpResponse
from django.shortcuts import render

from filrouge.pathways.actions.care import refusal
from filrouge.pathways.care import policies
from filrouge.pathways.care.queries import (
    coming_sessions,
    held_sessions,
    own_teams,
    run_by,
    supports_around,
    to_answer,
    workloads_of,
)
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

LATEST = 6


def index(request: Request) -> HttpResponse:
    """What the team gives itself: times together, the pulse, its load, its hours, whom to call."""
    require(policies.belongs_to_a_team(request.user), refusal())
    teams = list(own_teams(request.user).select_related("team_hours"))
    run = set(run_by(request.user).values_list("pk", flat=True))
    context = {
        "coming": coming_sessions(request.user),
        "held": held_sessions(request.user)[:LATEST],
        "run": run,
        "to_answer": to_answer(teams),
        "loads": workloads_of(teams),
        "hours": [(team, getattr(team, "team_hours", None)) for team in teams],
        "supports": supports_around(request.user),
        "coordinates": bool(request.context.coordinated),
    }
    return render(request, "pathways/care/index.html", context)
