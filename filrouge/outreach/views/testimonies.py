from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.outreach.actions.testimonies import OF_HER_TEAM, note_testimony, withdraw_testimony
from filrouge.outreach.forms.testimonies import TestimonyForm, WithdrawForm
from filrouge.outreach.models import Testimony
from filrouge.outreach.queries import outings_where
from filrouge.people.models import Person
from filrouge.people.policies import can_note
from filrouge.people.queries.places import Place as Team
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted, way_back

from .reach import teams_or_403


def index(request: Request) -> HttpResponse:
    """Whose face or voice is shown, where, and until when."""
    teams = teams_or_403(request)
    mine = Testimony.objects.filter(organisation__in=[team.organisation for team in teams])
    shown = mine.in_use().select_related("person", "outing").order_by("rights_until", "pk")[:100]
    return render(request, "outreach/testimonies/index.html", {"testimonies": shown})


def new(request: Request) -> HttpResponse:
    """With her (`?personne=`, from her record), or during an outing (`?action=`), or neither."""
    teams = teams_or_403(request)
    person = _person(request)
    given = outings_where(teams)
    initial = {"outing": request.GET.get("action"), "called": person.given_name if person else ""}
    form = TestimonyForm(posted(request), teams=_of(teams, request, person), outings=given, initial=initial)
    back = way_back(request, person or "outreach:testimonies-index")

    def act() -> object:
        team, outing = form.chosen_team, form.cleaned_data["outing"]
        said = {"lent": form.lent, "outing": outing, "person": person}
        return note_testimony(by=request.user, organisation=team.organisation, project=team.project, **said)

    if request.method == "POST" and form.is_valid() and accepted(form, act):
        messages.success(request, _("Témoignage noté, avec la fin de l’accord."))
        return redirect(back)
    context = {"form": form, "person": person, "back": back}
    return render(request, "outreach/testimonies/new.html", context)


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


def _person(request: Request) -> Person | None:
    """Of the address; out of reach: Http404."""
    try:
        asked = UUID(request.GET["personne"])
    except (KeyError, ValueError):
        return None
    return get_object_or_404(Person.objects.visible_to(request.user), pk=asked)


def _of(teams: list[Team], request: Request, person: Person | None) -> list[Team]:
    """Those whose project holds her file. Raises PermissionDenied when none does."""
    if person is None:
        return teams
    held = [team for team in teams if can_note(request.user, person, team.project)]
    require(bool(held), OF_HER_TEAM)
    return held
