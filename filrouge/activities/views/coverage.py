from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from filrouge.activities.models import Participation
from filrouge.activities.queries.claims import MOST_CLAIMS, claims_of
from filrouge.activities.queries.coverage import (
    coverage_of,
    coverage_of_cohort,
    figures_of_cohort,
    proposed_to,
)
from filrouge.activities.queries.programme import MOST_COHORTS, cohorts_for
from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.screens import asked_among


def show(request: Request, person_id: UUID) -> HttpResponse:
    """What one person worked on this season, what is missing, and activities that would fill it. Of those whose path
    is open to the asker: a name alone says nothing of what someone does."""
    reached = Pathway.objects.visible_to(request.user).values("person")
    person = get_object_or_404(Person.objects.visible_to(request.user).filter(pk__in=reached), pk=person_id)
    journal(request, person.pk, Reading.What.RECORD)
    coverage = coverage_of(person.pk)
    known = Participation.objects.filter(person=person).select_related("activity")
    context = {
        "person": person,
        "coverage": coverage,
        "proposed": proposed_to(request.user, person, coverage),
        "claims": list(claims_of(person.pk)[:MOST_CLAIMS]),
        "participations": list(known.order_by("-invited_at", "-pk")),
    }
    return render(request, "activities/coverage/show.html", context)


def index(request: Request) -> HttpResponse:
    """A cohort, one line a person: what each worked on, what is missing; and for the coordination, the whole of it."""
    recent = list(cohorts_for(request.user)[:MOST_COHORTS])
    cohorts = sorted(recent, key=lambda one: not one.has_opened)  # those being prepared come last
    cohort = asked_among(request, "cohorte", cohorts)
    lines = list(coverage_of_cohort(cohort)) if cohort else []
    figures = figures_of_cohort(cohort) if cohort else []
    context = {"cohorts": cohorts, "cohort": cohort, "lines": lines, "figures": figures}
    return render(request, "activities/coverage/index.html", context)
