from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from filrouge.desk.navigation import accompanies
from filrouge.desk.queries.search import found_by
from filrouge.people.queries.places import places_of
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

from .back import way_back


def index(request: Request) -> HttpResponse:
    """By name, telephone or reference. As one types (htmx) or from the bar: the same address."""
    require(
        accompanies(request.context), _("Cette page est pour celles et ceux qui accompagnent des personnes.")
    )
    typed = request.GET.get("q", "").strip()[:80]
<<<<<<< HEAD
    found = found_by(typed)
    may_add = not found and bool(places_of(request.user))
    values = {"typed": typed, "found": found, "team": request.context.organisations, "may_add": may_add}
=======
    values = {
        "typed": typed,
        "found": found_by(typed),
        "team": request.context.organisations,
        "back": way_back(request),
    }
>>>>>>> desk
    template = "desk/search/results.html" if request.htmx else "desk/search/index.html"
    return render(request, template, values)
