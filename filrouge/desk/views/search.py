from django.http import HttpResponse
from django.shortcuts import render

from filrouge.desk.queries.search import FIRST, MOST, found_by
from filrouge.people.queries.places import places_of
from filrouge.privacy.requests import Request

from .answers import must_accompany
from .back import back_here


def index(request: Request) -> HttpResponse:
    """By name, telephone or reference. As one types (htmx) or from the bar: the same address."""
    must_accompany(request)
    typed = request.GET.get("q", "").strip()[:80]
    whole = "tous" in request.GET
    answer = found_by(typed, MOST if whole else FIRST)
    found = answer.people
    values = {
        "typed": typed,
        "found": found,
        "more": answer.more,
        "whole": whole,
        "team": request.context.organisations,
        "may_add": not found and bool(places_of(request.user)),
        "back": back_here(request),
    }
    template = "desk/search/results.html" if request.htmx else "desk/search/index.html"
    return render(request, template, values)
