from django.http import HttpResponse
from django.shortcuts import render

from filrouge.pathways.volunteering.queries import met_by, profiles_of, proposals_to, waiting_for_team
from filrouge.privacy.requests import Request


def index(request: Request) -> HttpResponse:
    """A volunteer's own page, on a telephone: whom I meet, what I am asked, what is missing."""
    context = {
        "met": met_by(request.user),
        "proposals": proposals_to(request.user),
        "waiting": waiting_for_team(request.user),
        "profiles": profiles_of(request.user),
    }
    return render(request, "pathways/volunteering/index.html", context)
