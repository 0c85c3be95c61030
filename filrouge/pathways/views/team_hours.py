from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways.actions.care import refusal, set_hours
from filrouge.pathways.care import policies
from filrouge.pathways.care.queries import all_teams
from filrouge.pathways.forms.care import HoursForm
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted


def edit(request: Request, organisation_id: int) -> HttpResponse:
    """Printed on what people receive: they know when somebody answers."""
    team = get_object_or_404(all_teams(request.user), pk=organisation_id)
    require(policies.can_set_hours(request.user, team), refusal())
    said = getattr(team, "team_hours", None)
    names = ("hours", "phone", "otherwise", "days", "opens_at", "closes_at")
    form = HoursForm(posted(request), initial={name: getattr(said, name) for name in names} if said else {})
    if request.method == "POST" and form.is_valid():
        set_hours(by=request.user, organisation=team, hours=form.said)
        messages.success(request, _("Ces heures seront imprimées sur ce que les personnes reçoivent."))
        return redirect("pathways:care-index")
    context = {"form": form, "team": team, "back": reverse("pathways:care-index")}
    return render(request, "pathways/team_hours/edit.html", context)
