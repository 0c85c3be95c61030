from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.people.actions.emergencies import review_emergency, take_emergency_access
from filrouge.people.forms.emergencies import EmergencyForm, ReviewForm
from filrouge.people.models import EmergencyAccess, Person
from filrouge.people.policies import can_review_emergencies, can_review_emergency
from filrouge.people.queries.places import projects_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_of
from filrouge.shared.rights import require

SHOWN = 100
OFFICERS_ONLY = gettext_lazy("Cette page est réservée aux délégué·es à la protection des données.")


def new(request: Request) -> HttpResponse:
    """Open a file one does not follow, for 24 hours, with the person's reference and a reason."""
    projects = projects_of(request.user)
    require(bool(projects), _("L’accès d’urgence est réservé aux équipes qui accompagnent dans un projet."))
    form = EmergencyForm(request.POST or None, projects=projects)
    if request.method == "POST" and form.is_valid():
        person_id = take_emergency_access(by=request.user, **form.cleaned_data)
        if person_id:
            journal(request, person_id, Reading.What.EMERGENCY, reason=form.cleaned_data["reason"])
            messages.warning(request, _("Dossier ouvert pour 24 heures. La relecture a été demandée."))
            return redirect(Person(pk=person_id))
        form.add_error("reference", _("Personne de ce projet n’a cette référence : faites-la répéter."))
    return render(request, "people/emergencies/new.html", {"form": form, "back": address_of("home")})


def index(request: Request) -> HttpResponse:
    """For the officer: those to review first."""
    require(can_review_emergencies(request.user), OFFICERS_ONLY)
    emergencies = EmergencyAccess.objects.filter(organisation__in=request.context.officer_of)
    emergencies = emergencies.select_related("user", "organisation", "project", "reviewed_by").order_by("-at")
    waiting = list(emergencies.filter(reviewed_at=None)[:SHOWN])
    reviewed = list(emergencies.exclude(reviewed_at=None)[:SHOWN])
    return render(request, "people/emergencies/index.html", {"waiting": waiting, "reviewed": reviewed})


def review(request: Request, grant_id: UUID) -> HttpResponse:
    emergencies = EmergencyAccess.objects.select_related("user", "organisation", "project")
    emergency = get_object_or_404(emergencies, pk=grant_id)
    require(can_review_emergency(request.user, emergency), OFFICERS_ONLY)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        review_emergency(by=request.user, emergency=emergency, review=form.cleaned_data["review"])
        messages.success(request, _("Relecture notée."))
        return redirect("people:emergencies-index")
    context = {"form": form, "emergency": emergency}
    return render(request, "people/emergencies/review.html", context)
