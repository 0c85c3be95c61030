from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from filrouge.privacy.requests import Request
from filrouge.reference import policies
from filrouge.reference.models import Occupation, VocabularyLoad
from filrouge.reference.occupation_page import loaded, occupation_page
from filrouge.reference.occupation_search import search
from filrouge.reference.trades import SECTORS
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require

from .reach import FOR_PROFESSIONALS, reader, sections

LIMIT = 20


def index(request: Request) -> HttpResponse:
    """Trades and skills in any words (`?cherche=`); before anything is typed, families of trades and their drawings."""
    reader(request)
    typed = request.GET.get("cherche", "").strip()[:100]
    context = {
        "typed": typed,
        "found": search(typed, limit=LIMIT) if typed else None,
        "families": [] if typed else [(sector, trades) for sector, trades in SECTORS],
        "rome": VocabularyLoad.objects.filter(name=VocabularyLoad.Name.ROME).order_by("-pk").first(),
        "sections": sections(request),
    }
    template = "reference/occupations/results.html" if request.htmx else "reference/occupations/index.html"
    return render(request, template, context)


def show(request: Request, code: str) -> HttpResponse:
    reader(request)
    occupation = get_object_or_404(Occupation, pk=code.upper())
    context = {"occupation": occupation, "page": occupation_page(occupation)}
    return render(request, "reference/occupations/show.html", context)


@no_page("proposals under a field, wherever a trade is typed")
@require_GET
def choose(request: Request) -> HttpResponse:
    """`?metier=` or the value of any field: the options of a list, for a form of any domain."""
    require(policies.can_consult_skills(request.user), FOR_PROFESSIONALS)
    names = [name for name in request.GET if name != "csrfmiddlewaretoken"]
    typed = request.GET.get(names[0], "") if names else ""
    found = search(typed[:100], limit=LIMIT, skills=False).occupations
    return render(request, "reference/occupations/choose.html", {"found": found})


def sources(request: Request) -> HttpResponse:
    """Which vocabularies are loaded, from which version, what could not be taken; where to get them."""
    reader(request)
    context = {
        "loaded": loaded(),
        "own": _("%(count)d métiers écrits pour Fil rouge") % {"count": sum(len(t) for _s, t in SECTORS)},
    }
    return render(request, "reference/occupations/sources.html", context)
