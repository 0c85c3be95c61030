from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.outreach.actions.testimonies import note_testimony, withdraw_testimony
from filrouge.outreach.forms.testimonies import TestimonyForm, WithdrawForm
from filrouge.outreach.models import Testimony
from filrouge.privacy.requests import Request
from filrouge.shared.screens import explain, posted, way_back

from .reach import teams_or_403


def index(request: Request) -> HttpResponse:
    """Whose face or voice is shown, where, and until when."""
    teams = teams_or_403(request)
    mine = Testimony.objects.filter(organisation__in=[team.organisation for team in teams])
    shown = mine.in_use().order_by("rights_until", "pk")[:100]
    return render(request, "outreach/testimonies/index.html", {"testimonies": shown})


def new(request: Request) -> HttpResponse:
    teams = teams_or_403(request)
    form = TestimonyForm(posted(request), teams=teams)
    back = way_back(request, "outreach:testimonies-index")
    if request.method == "POST" and form.is_valid():
        team = form.chosen_team
        try:
            note_testimony(
                by=request.user, organisation=team.organisation, project=team.project, lent=form.lent
            )
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Témoignage noté, avec la fin de l’accord."))
            return redirect(back)
    return render(request, "outreach/testimonies/new.html", {"form": form, "back": back})


def withdraw(request: Request, testimony_id: UUID) -> HttpResponse:
    teams = teams_or_403(request)
    mine = Testimony.objects.in_use().filter(organisation__in=[team.organisation for team in teams])
    testimony = get_object_or_404(mine.select_related("organisation", "project"), pk=testimony_id)
    form = WithdrawForm(posted(request))
    back = way_back(request, "outreach:testimonies-index")
    if request.method == "POST" and form.is_valid():
        withdraw_testimony(by=request.user, testimony=testimony, **form.cleaned_data)
        messages.success(request, _("C’est noté : il n’est plus montré nulle part."))
        return redirect(back)
    context = {"form": form, "testimony": testimony, "back": back}
    return render(request, "outreach/testimonies/withdraw.html", context)
