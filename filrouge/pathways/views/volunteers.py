from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways.actions.volunteers import describe, refusal
from filrouge.pathways.forms.volunteers import ProfileForm, SortForm
from filrouge.pathways.models import Honorability, Volunteer
from filrouge.pathways.volunteering import policies
from filrouge.pathways.volunteering.queries import (
    Sort,
    matches_of_volunteer,
    sorted_out,
    trainings_in,
    volunteers_seen_by,
)
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted, way_back


def index(request: Request) -> HttpResponse:
    """Who helps in my teams: available, meeting someone, charter missing, silent for a month."""
    require(
        policies.can_see_volunteers(request.user),
        _("La liste des bénévoles est pour les équipes qui les accueillent."),
    )
    form = SortForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    everyone = volunteers_seen_by(request.user)
    found = sorted_out(
        everyone, Sort(chosen.get("voir", "")), chosen.get("pour", ""), chosen.get("langue", "")
    )
    return render(
        request, "pathways/volunteers/index.html", {"volunteers": found, "form": form, "asked": request.GET}
    )


def show(request: Request, volunteer_id: UUID) -> HttpResponse:
    volunteer = volunteer_or_404(request, volunteer_id)
    context = {
        "volunteer": volunteer,
        "honorability": Honorability.objects.filter(volunteer=volunteer)
        .select_related("stated_by")
        .order_by("-on", "-pk")
        .first(),
        "signature": volunteer.signatures.order_by("-signed_at").first(),
        "matches": matches_of_volunteer(volunteer, request.user),
        "trainings": trainings_in(volunteer),
        "may_train": policies.runs_team(request.user, volunteer.organisation_id)
        or volunteer.user_id == request.user.pk,
        "who": str(volunteer.user_id),
        "is_self": volunteer.user_id == request.user.pk,
        "may_describe": policies.can_describe(request.user, volunteer),
        "may_state": policies.can_state_honorability(request.user, volunteer),
    }
    return render(request, "pathways/volunteers/show.html", context)


def edit(request: Request, volunteer_id: UUID) -> HttpResponse:
    volunteer = volunteer_or_404(request, volunteer_id)
    require(policies.can_describe(request.user, volunteer), refusal())
    names = ("kinds", "languages", "communes", "availability", "places")
    form = ProfileForm(posted(request), initial={name: getattr(volunteer, name) for name in names})
    own = volunteer.user_id == request.user.pk
    back = way_back(request, "pathways:volunteering-index" if own else "pathways:volunteers-index")
    if request.method == "POST" and form.is_valid():
        describe(by=request.user, volunteer=volunteer, profile=form.profile)
        messages.success(request, _("Profil enregistré."))
        return redirect(back)
    return render(
        request, "pathways/volunteers/edit.html", {"form": form, "volunteer": volunteer, "back": back}
    )


def volunteer_or_404(request: Request, volunteer_id: UUID) -> Volunteer:
    return get_object_or_404(volunteers_seen_by(request.user), pk=volunteer_id)
