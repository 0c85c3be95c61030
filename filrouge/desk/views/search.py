from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from filrouge.desk.navigation import accompanies
from filrouge.desk.queries.search import found_by
from filrouge.people.queries.places import places_of
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

from .back import back_here


def index(request: Request) -> HttpResponse:
    """By name, telephone or reference. As one types (htmx) or from the bar: the same address."""
    require(
        accompanies(request.context), _("Cette page est pour celles et ceux qui accompagnent des personnes.")
    )
    typed = request.GET.get("q", "").strip()[:80]
    found = found_by(typed)
    values = {
        "typed": typed,
        "found": found,
        "team": request.context.organisations,
        "may_add": not found and bool(places_of(request.user)),
        "back": back_here(request),
    }
    template = "desk/search/results.html" if request.htmx else "desk/search/index.html"
    return render(request, template, values)
