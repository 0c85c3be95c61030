from django.http import HttpResponse
from django.shortcuts import render

from filrouge.directory import policies
from filrouge.directory.queries import known_of_commune
from filrouge.privacy.requests import Request
from filrouge.reference.models import Commune
from filrouge.reference.queries import commune_named

from .reach import communes_url, keeps_some, reader


def index(request: Request) -> HttpResponse:
    """Who does what in one commune (`?commune=`, else that of the asker's organisation), and what nobody does."""
    reader(request)
    typed = request.GET.get("commune", "").strip()
    commune = commune_named(typed) if typed else _own(request)
    context = {
        "typed": typed or str(commune or ""),
        "known": known_of_commune(commune) if commune else None,
        "not_found": bool(typed) and commune is None,
        "communes_url": communes_url(),
        "may_keep": keeps_some(request),
    }
    return render(request, "directory/communes/index.html", context)


def _own(request: Request) -> Commune | None:
    mine = policies.organisation_of(request.user)
    return Commune.objects.filter(pk=mine.commune_code).first() if mine else None
