from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.occupations import record_trial
from filrouge.pathways.forms.occupations import TrialForm
from filrouge.pathways.models import TargetOccupation
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.screens import posted, way_back

from .reach import row_or_404


def new(request: Request, target_id: UUID) -> HttpResponse:
    """How a trade was tried, and what the person says of it."""
    target = row_or_404(request, TargetOccupation, target_id, policies.can_plan)
    form = TrialForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, reverse("pathways:occupations-index", args=[target.pathway_id]))
    if request.method == "POST" and form.is_valid():
        record_trial(by=request.user, target=target, tried=form.tried)
        messages.success(request, _("Essai noté. Qu’en décidez-vous ensemble ?"))
        return redirect(back)
    context = {"pathway": target.pathway, "target": target, "form": form, "back": back}
    return render(request, "pathways/trials/new.html", context)
