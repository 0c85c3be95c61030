from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.cohorts import end_place, give_place
from filrouge.enrolment.forms.cohorts import GivingForm, LeavingForm
from filrouge.enrolment.models import Cohort, CohortPlace
from filrouge.enrolment.queries.cohorts import MOST_OFFERED, people_to_place
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted


def new(request: Request, cohort_id: int) -> HttpResponse:
    """Those who committed and have no place, in the order in which they did."""
    cohort = get_object_or_404(Cohort.objects.of_team(request.user).select_related("project"), pk=cohort_id)
    require(
        policies.can_fill_cohort(request.user, cohort),
        _("Les places sont données par l’équipe qui tient la cohorte."),
    )
    typed = request.GET.get("nom", "").strip()
    form = GivingForm(posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        by, person, on = request.user, form.cleaned_data["person"], form.cleaned_data["on"]
        if carried_out(form, lambda: give_place(by=by, cohort=cohort, person=person, on=on)):
            messages.success(request, _("%(name)s a une place.") % {"name": person.full_name})
            return redirect("enrolment:cohorts-show", cohort.pk)
    offered = people_to_place(cohort, typed)
    context = {
        "cohort": cohort,
        "form": form,
        "typed": typed,
        "offered": offered[:MOST_OFFERED],
        "shown": MOST_OFFERED if len(offered) > MOST_OFFERED else 0,
    }
    return render(request, "enrolment/places/new.html", context)


def end(request: Request, place_id: UUID) -> HttpResponse:
    reachable = CohortPlace.objects.taken().filter(cohort__in=Cohort.objects.of_team(request.user))
    place = get_object_or_404(reachable.select_related("person", "cohort"), pk=place_id)
    require(
        policies.can_end_place(request.user, place), _("Seule l’équipe qui suit cette personne peut le dire.")
    )
    form = LeavingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        end_place(by=request.user, place=place, **form.cleaned_data)
        messages.success(request, _("C’est noté : la place est libre."))
        return redirect("enrolment:cohorts-show", place.cohort_id)
    back = reverse("enrolment:cohorts-show", args=[place.cohort_id])
    return render(request, "enrolment/places/end.html", {"place": place, "form": form, "back": back})
