from django.http import HttpResponse
from django.shortcuts import render

from filrouge.privacy.requests import Request
from filrouge.reference.queries import search_communes


def index(request: Request) -> HttpResponse:
    """The options of a list, asked while typing."""
    communes = search_communes(request.GET.get("commune", ""))
    return render(request, "people/communes/index.html", {"communes": communes})
