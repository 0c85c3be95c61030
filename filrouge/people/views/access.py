from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from filrouge.people.queries.access import changes_of, readings_of, who_can_see
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request

from .reach import held_or_403, person_to_copy_or_404


def index(request: Request, person_id: UUID) -> HttpResponse:
    """Who can see what of this person, who did, what was changed: a page to look at with her."""
    person = person_to_copy_or_404(request, person_id)
    held_or_403(request, person)
    journal(request, person.pk, Reading.What.RECORD)
    accesses = who_can_see(person)
    context = {
        "person": person,
        "accesses": [one for one in accesses if not one.over],
        "former": [one for one in accesses if one.over],
        "readings": readings_of(person),
        "changes": changes_of(person),
    }
    return render(request, "people/access/index.html", context)
