from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways.actions.care import answer_pulse, refusal
from filrouge.pathways.care import policies
from filrouge.pathways.care.queries import all_teams, own_teams, pulses_of, to_answer
from filrouge.pathways.forms.care import PulseForm
from filrouge.pathways.models.care import ENOUGH
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted


def index(request: Request) -> HttpResponse:
    """The weeks that may be told, team by team."""
    require(policies.belongs_to_a_team(request.user), refusal())
    told = pulses_of(list(all_teams(request.user)))
    context = {"teams": [(team, weeks) for team, weeks in told if weeks], "enough": ENOUGH}
    return render(request, "pathways/pulses/index.html", context)


def new(request: Request, organisation_id: int) -> HttpResponse:
    """Three questions, once a week; what one answers is added up and not kept."""
    team = get_object_or_404(own_teams(request.user), pk=organisation_id)
    form = PulseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        if answer_pulse(by=request.user, organisation=team, answers=form.answers):
            messages.success(request, _("Merci. Votre réponse est mêlée à celles de l’équipe."))
        else:
            messages.info(request, _("Vous aviez déjà répondu cette semaine : rien n’a changé."))
        return redirect("pathways:care-index")
    context = {"form": form, "team": team, "enough": ENOUGH, "answered": not to_answer([team])}
    return render(request, "pathways/pulses/new.html", context | {"back": reverse("pathways:care-index")})
