from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from filrouge.outreach.actions.encounters import note_encounter
from filrouge.outreach.forms.encounters import EncounterForm
from filrouge.outreach.models import Acquaintance, Choice, Outing
from filrouge.outreach.queries import met_lately, outings_lately
from filrouge.people.queries.places import Place as Team
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.screens import explain, posted, way_back

from .reach import acquaintance_or_404, outing_or_404, teams_or_403


def new(request: Request) -> HttpResponse:
    """Thirty seconds, during an outing (`action`), about someone met before (`personne`), or neither."""
    teams = teams_or_403(request)
    outing, again = _outing_asked(request), _acquaintance_asked(request)
    team = _team_asked(request, teams, outing, again)
    form = EncounterForm(
        posted(request),
        choices=list(Choice.objects.offered(team.project)),
        known=met_lately(team, again),
        outings=outings_lately(team, outing),
        initial={"outing": outing, "known": str(again.pk) if again else ""},
    )
    back = way_back(request, *_origin(outing, again))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            note_encounter(
                by=request.user,
                project=team.project,
                organisation=team.organisation,
                outing=data["outing"],
                at=data["at"] or clock.now(),
                commune_code=data["commune"],
                who=form.who,
                heard=form.heard,
                reticences=form.felt,
            )
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Rencontre notée."))
            return redirect(_another(team, data["outing"], back) if "encore" in request.POST else back)
    context = {
        "form": form,
        "back": back,
        "team": team,
        "teams": teams,
        "again": again,
        "team_key": team.key,
        "outing_id": outing.pk if outing else "",
        "again_id": again.pk if again else "",
    }
    return render(request, "outreach/encounters/new.html", context)


def _asked(request: Request, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name) or request.GET.get(name) or "")
    except ValueError:
        return None


def _outing_asked(request: Request) -> Outing | None:
    asked = _asked(request, "action")
    return outing_or_404(request, asked) if asked else None


def _acquaintance_asked(request: Request) -> Acquaintance | None:
    asked = _asked(request, "personne")
    return acquaintance_or_404(request, asked) if asked else None


def _team_asked(
    request: Request, teams: list[Team], outing: Outing | None, again: Acquaintance | None
) -> Team:
    """Of whom one meets, else of the outing, else as chosen: the lists are those of its project."""
    keys = {team.key: team for team in teams}
    if again:
        return keys[f"{again.organisation_id}-{again.project_id}"]
    mine = [team for team in teams if outing is None or team.project == outing.project]
    own = [team for team in mine if outing and team.organisation == outing.organisation]
    asked = keys.get(request.POST.get("equipe") or request.GET.get("equipe") or "")
    if asked in mine:
        return asked
    if not (own or mine):
        raise Http404
    return (own or mine)[0]


def _origin(outing: Outing | None, again: Acquaintance | None) -> tuple:
    if again:
        return "outreach:acquaintances-show", again.pk
    return ("outreach:outings-show", outing.pk) if outing else ("outreach:acquaintances-index",)


def _another(team: Team, outing: Outing | None, back: str) -> str:
    kept = {"equipe": team.key, "retour": back} | ({"action": str(outing.pk)} if outing else {})
    return f"{reverse('outreach:encounters-new')}?{urlencode(kept)}"
