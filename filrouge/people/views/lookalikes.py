from django.http import HttpResponse
from django.shortcuts import render

from filrouge.people.forms.persons import SketchForm
from filrouge.people.queries.lookalikes import find_lookalikes
from filrouge.privacy.requests import Request


def index(request: Request) -> HttpResponse:
    """A piece of the new file's page, asked while typing: people of my reach who look alike."""
    alike = find_lookalikes(request.user, *SketchForm(request.GET).asked)
    return render(request, "people/lookalikes/index.html", {"alike": alike})
