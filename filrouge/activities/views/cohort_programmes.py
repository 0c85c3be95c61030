from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.activities import policies
from filrouge.activities.actions.cohort_programmes import days_of, plan_for_cohort
from filrouge.activities.actions.traces import refusal
from filrouge.activities.forms.cohort_programmes import CohortProgrammeForm
from filrouge.activities.models import Period
from filrouge.enrolment.models import Cohort
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted


def new(request: Request, cohort_id: int) -> HttpResponse:
    """The opening period or the break stay of a cohort: a session a day, everyone of it, in one go."""
    beside = Cohort.objects.of_team(request.user).select_related("organisation", "project")
    cohort = get_object_or_404(beside, pk=cohort_id)
    require(policies.can_plan(request.user, cohort.organisation, cohort.project), refusal())
    form = CohortProgrammeForm(posted(request), cohort=cohort)
    if request.method == "POST" and form.is_valid():
        by, data = request.user, form.cleaned_data
        asked = {"period": data["period"], "days": form.days, "enrol": data["how"] == "enrol"}
        planned = carried_out(form, lambda: plan_for_cohort(by=by, cohort=cohort, **asked))
        if planned:
            said = _("C’est prévu : %(sessions)d séances, %(people)d personnes.")
            messages.success(request, said % {"sessions": planned.sessions, "people": planned.invited})
            return redirect("activities:activities-show", planned.activity.pk)
    context = {
        "cohort": cohort,
        "form": form,
        "days": [(Period(one).label, len(days_of(cohort, one))) for one in Period],
        "dated": any(days_of(cohort, one) for one in Period),
        "back": reverse("enrolment:cohorts-show", args=[cohort.pk]),
    }
    return render(request, "activities/cohort_programmes/new.html", context)
