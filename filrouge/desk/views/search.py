from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from filrouge.desk.navigation import accompanies
from filrouge.desk.queries.search import found_by
from filrouge.shared.rights import require


def index(request: HttpRequest) -> HttpResponse:
    """By name, telephone or reference. As one types (htmx) or from the bar: the same address."""
    require(
        accompanies(request.context), _("Cette page est pour celles et ceux qui accompagnent des personnes.")
    )
    typed = request.GET.get("q", "").strip()[:80]
    values = {"typed": typed, "found": found_by(typed)}
    template = "desk/search/results.html" if request.htmx else "desk/search/index.html"
    return render(request, template, values)
