from django.http import HttpResponse
from django.shortcuts import render

from filrouge.privacy.requests import Request
from filrouge.reference.queries import search_communes


def index(request: Request) -> HttpResponse:
    """The options of a list, asked while typing."""
    typed = request.GET.get("commune") or request.GET.get("commune_code", "")
    communes = search_communes(typed)
    return render(request, "people/communes/index.html", {"communes": communes})
