from django.http import HttpResponse
from django.shortcuts import render

from filrouge.privacy.forms import ReferenceForm
from filrouge.privacy.queries import erasures_waiting, journal_state
from filrouge.privacy.requests import Request
from filrouge.shared import clock


def index(request: Request) -> HttpResponse:
    """The data protection officer's page; for anyone else it has no lines, hence says nothing."""
    context = {
        "journal": journal_state(),
        "erasures": list(erasures_waiting()),
        "form": ReferenceForm(),
        "today": clock.today(),
    }
    return render(request, "privacy/officer/index.html", context)
