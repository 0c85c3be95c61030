from django.http import HttpResponse
from django.shortcuts import render

from filrouge.privacy.forms import ReferenceForm
from filrouge.privacy.queries import readings_of
from filrouge.privacy.requests import Request


def index(request: Request) -> HttpResponse:
    """Who opened the file of one person, found by her reference. Others find no reference."""
    form = ReferenceForm(request.GET)
    lines = readings_of(form.cleaned_data["person_id"]) if form.is_valid() else []
    return render(request, "privacy/readings/index.html", {"form": form, "lines": lines})
