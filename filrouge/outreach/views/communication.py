from calendar import monthrange
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.outreach import policies
from filrouge.outreach.actions.communication import change_message, plan_message, refusal
from filrouge.outreach.forms.communication import NewSayingForm, SayingForm, as_planned
from filrouge.outreach.models import PlannedMessage
from filrouge.outreach.plan import plan_of_month
from filrouge.outreach.queries import colleagues_of, organisations_around
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import explain, posted, way_back

from .reach import teams_or_403


def index(request: Request) -> HttpResponse:
    """What is said this month, audience by audience, and what it brought."""
    teams_or_403(request)
    first = _month(request.GET.get("mois", ""))
    last = first.replace(day=monthrange(first.year, first.month)[1])
    context = {
        "month": first,
        "before": f"?mois={first - timedelta(days=1):%Y-%m}",
        "after": f"?mois={last + timedelta(days=1):%Y-%m}",
        "plan": plan_of_month(request.user, first, last),
    }
    return render(request, "outreach/communication/index.html", context)


def new(request: Request) -> HttpResponse:
    teams = teams_or_403(request)
    people = colleagues_of(organisations_around(teams))
    form = NewSayingForm(posted(request), teams=teams, people=people, initial={"in_charge": request.user})
    back = way_back(request, "outreach:communication-index")
    if request.method == "POST" and form.is_valid():
        by, team = request.user, form.chosen_team
        try:
            plan_message(by=by, organisation=team.organisation, project=team.project, saying=form.saying)
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Message prévu."))
            return redirect(back)
    return render(request, "outreach/communication/new.html", {"form": form, "back": back})


def edit(request: Request, message_id: UUID) -> HttpResponse:
    visible = PlannedMessage.objects.visible_to(request.user).select_related("project", "organisation")
    message = get_object_or_404(visible, pk=message_id)
    require(policies.can_change_message(request.user, message), refusal())
    people = colleagues_of(organisations_around(teams_or_403(request)))
    form = SayingForm(posted(request), people=people, initial=as_planned(message))
    back = way_back(request, "outreach:communication-index")
    if request.method == "POST" and form.is_valid():
        try:
            change_message(by=request.user, message=message, saying=form.saying)
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Message modifié."))
            return redirect(back)
    return render(
        request, "outreach/communication/edit.html", {"form": form, "message": message, "back": back}
    )


def _month(typed: str) -> date:
    """« 2026-11 » → its first day; this month when it is not one."""
    try:
        return date.fromisoformat(f"{typed}-01")
    except ValueError:
        return clock.today().replace(day=1)
