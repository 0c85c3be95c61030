from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from filrouge.outreach import policies
from filrouge.outreach.actions.corrections import ChangedMeanwhile, correct_encounter, refusal
from filrouge.outreach.actions.encounters import note_encounter
from filrouge.outreach.forms.encounters import CorrectionForm, EncounterForm
from filrouge.outreach.models import Acquaintance, Choice, Encounter, Outing
from filrouge.outreach.noted import choices_for, told
from filrouge.outreach.queries import met_lately, outings_lately
from filrouge.people.queries.places import Place as Team
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import explain, posted, way_back

from .reach import acquaintance_or_404, encounter_or_404, outing_or_404, teams_or_403


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


def edit(request: Request, encounter_id: UUID) -> HttpResponse:
    """What was said and done, when, during which action. Written meanwhile by somebody else, it is shown first."""
    one = encounter_or_404(encounter_id)
    require(policies.can_correct_encounter(request.user, one), refusal(one))
    team = Team(one.organisation, one.project)
    form = CorrectionForm(
        posted(request),
        choices=choices_for(one),
        outings=outings_lately(team, one.outing),
        initial=_as_written(one),
    )
    back = way_back(request, *_origin_of(one))
    meanwhile: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        base = request.POST.get("version", "")
        try:
            correct_encounter(by=request.user, encounter=one, corrected=form.corrected, base=base)
        except ChangedMeanwhile as error:
            explain(form, error)
            meanwhile = told(one)
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Rencontre corrigée."))
            return redirect(back)
    context = {"form": form, "back": back, "one": one, "meanwhile": meanwhile}
    return render(request, "outreach/encounters/edit.html", context)


def _as_written(one: Encounter) -> dict[str, object]:
    names = ("age_band", "sex", "needs", "helps", "next_step_on", "note", "outing", "brought_by", "at")
    return {name: getattr(one, name) for name in names} | {"next_step": one.next_step_id or ""}


def _origin_of(one: Encounter) -> tuple:
    if one.acquaintance_id:
        return "outreach:acquaintances-show", one.acquaintance_id
    return ("outreach:outings-show", one.outing_id) if one.outing_id else ("outreach:acquaintances-index",)


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
