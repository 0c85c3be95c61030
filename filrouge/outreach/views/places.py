from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.outreach import policies
from filrouge.outreach.actions.places import add_place, change_place, end_place, refusal
from filrouge.outreach.forms.places import PlaceForm, SpotForm, as_described
from filrouge.outreach.queries import places_gone_to, territory_of
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import explain, posted, way_back

from .reach import place_or_404, teams_or_403


def index(request: Request) -> HttpResponse:
    """Where the teams go: how exposed one is there, and where one may speak afterwards."""
    teams_or_403(request)
    return render(request, "outreach/places/index.html", {"territory": territory_of(request.user)})


def new(request: Request) -> HttpResponse:
    teams = teams_or_403(request)
    places = places_gone_to(request.user)
    form = PlaceForm(posted(request), teams=teams, places=places)
    back = way_back(request, "outreach:places-index")
    if request.method == "POST" and form.is_valid():
        team = form.chosen_team
        try:
            add_place(by=request.user, organisation=team.organisation, project=team.project, spot=form.spot)
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Lieu ajouté."))
            return redirect(back)
    return render(request, "outreach/places/new.html", {"form": form, "back": back})


def edit(request: Request, place_id: UUID) -> HttpResponse:
    place = place_or_404(request, place_id)
    require(policies.can_change_place(request.user, place), refusal())
    others = places_gone_to(request.user).filter(project=place.project_id)
    form = SpotForm(posted(request), places=others.exclude(pk=place.pk), initial=as_described(place))
    back = way_back(request, "outreach:places-index")
    if request.method == "POST" and form.is_valid():
        try:
            change_place(by=request.user, place=place, spot=form.spot)
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Lieu modifié."))
            return redirect(back)
    return render(request, "outreach/places/edit.html", {"form": form, "place": place, "back": back})


def end(request: Request, place_id: UUID) -> HttpResponse:
    place = place_or_404(request, place_id)
    require(policies.can_change_place(request.user, place) and place.ended_on is None, refusal())
    back = way_back(request, "outreach:places-index")
    if request.method == "POST":
        end_place(by=request.user, place=place)
        messages.success(request, _("Lieu retiré de la liste ; les actions passées le gardent."))
        return redirect(back)
    return render(request, "outreach/places/end.html", {"place": place, "back": back})
