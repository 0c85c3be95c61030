from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation
from filrouge.outreach import policies
from filrouge.outreach.actions.outings import cancel_outing, change_outing, plan_outing, refusal
from filrouge.outreach.forms.outings import CancelForm, OutingForm, PlanForm, as_planned
from filrouge.outreach.models import Outing, Testimony
from filrouge.outreach.queries import (
    colleagues_of,
    commune_names,
    coordinated_by,
    encounters_at,
    organisations_around,
    places_gone_to,
    teams_of,
    week_of_outings,
)
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import explain, posted, way_back, week_asked

from .reach import nowhere, outing_or_404, teams_or_403

MOST_TEAMS = 8  # whose week is read at once


def index(request: Request) -> HttpResponse:
    """The week: who goes where, across the teams of one's projects."""
    teams = teams_of(request.user)
    if not teams:
        return nowhere(request)
    around = organisations_around(teams)
    asked = {
        "lieu": request.GET.get("lieu", ""),
        "equipe": request.GET.get("equipe", _first_team(request, around)),
    }
    monday, sunday = week_asked(request)
    return render(
        request,
        "outreach/outings/index.html",
        {
            "lines": week_of_outings(request.user, monday, place=asked["lieu"], team=asked["equipe"]),
            "places": places_gone_to(request.user),
            "asked": asked,
            "coordinated": coordinated_by(request.user) if request.context.coordinated else [],
            "organisations": around,
            "monday": monday,
            "sunday": sunday,
            "this_week": monday <= clock.today() <= sunday,
            "before": _week_url(monday - timedelta(days=7), asked),
            "after": _week_url(monday + timedelta(days=7), asked),
            "today_url": _week_url(clock.today(), asked),
        },
    )


def new(request: Request) -> HttpResponse:
    """A new one, or one like another (`modele`): everything is taken from it but the day."""
    teams = teams_or_403(request)
    model = _model_asked(request)
    initial: dict[str, object] = {"day": request.GET.get("jour", ""), "members": [request.user.pk]}
    if model:
        initial = as_planned(model) | {"day": None}
    form = OutingForm(posted(request), teams=teams, initial=initial, **_offered(request, teams))
    back = way_back(request, "outreach:outings-index")
    if request.method == "POST" and form.is_valid():
        team = form.chosen_team
        try:
            outing = plan_outing(
                by=request.user,
                organisation=team.organisation,
                project=team.project,
                plan=form.plan,
                modelled_on=model,
            )
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Action prévue."))
            return redirect("outreach:outings-show", outing.pk)
    context = {"form": form, "back": back, "model": model, "model_id": model.pk if model else ""}
    return render(request, "outreach/outings/new.html", context)


def edit(request: Request, outing_id: UUID) -> HttpResponse:
    outing = outing_or_404(request, outing_id)
    require(policies.can_change_outing(request.user, outing) and not outing.cancelled_at, refusal())
    offered = {
        "places": places_gone_to(request.user).filter(project=outing.project_id),
        "colleagues": colleagues_of([outing.organisation_id]),
    }
    form = PlanForm(posted(request), initial=as_planned(outing), **offered)
    back = way_back(request, "outreach:outings-show", outing.pk)
    if request.method == "POST" and form.is_valid():
        try:
            change_outing(by=request.user, outing=outing, plan=form.plan)
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Action modifiée."))
            return redirect(back)
    return render(request, "outreach/outings/edit.html", {"form": form, "outing": outing, "back": back})


def show(request: Request, outing_id: UUID) -> HttpResponse:
    """One outing: what it offers, whom one met there, what was learned."""
    outing = outing_or_404(request, outing_id)
    may_note = policies.can_go_out(request.user, outing.organisation, outing.project)
    place = outing.place
    codes = [place.commune_code] if place else []
    return render(
        request,
        "outreach/outings/show.html",
        {
            "outing": outing,
            "commune": "".join(commune_names(codes).values()),
            "second_place": place.second_place if place else None,
            "members": [member.user for member in outing.members.select_related("user")],
            "partners": list(outing.partners.all()),
            "debrief": getattr(outing, "debrief", None),
            "encounters": encounters_at(outing),
            "testimonies": Testimony.objects.in_use().filter(outing=outing).order_by("agreed_on", "pk"),
            "may_change": may_note or policies.coordinates(request.user, outing.project),
            "may_note": may_note,
            "begun": outing.starts_at <= clock.now(),
            "back": _week_url(outing.starts_at.date(), {}),
        },
    )


def cancel(request: Request, outing_id: UUID) -> HttpResponse:
    outing = outing_or_404(request, outing_id)
    require(policies.can_change_outing(request.user, outing) and not outing.cancelled_at, refusal())
    form = CancelForm(posted(request))
    back = way_back(request, "outreach:outings-show", outing.pk)
    if request.method == "POST" and form.is_valid():
        cancel_outing(by=request.user, outing=outing, because=form.cleaned_data["because"])
        messages.success(request, _("Action annulée ; elle reste dans la semaine, barrée, avec la raison."))
        return redirect(back)
    return render(request, "outreach/outings/cancel.html", {"form": form, "outing": outing, "back": back})


def _week_url(day: date, asked: dict[str, str]) -> str:
    return f"{reverse('outreach:outings-index')}?{urlencode({'semaine': day.isoformat(), **asked})}"


def _first_team(request: Request, organisations: Sequence[Organisation]) -> str:
    """In a large consortium one's own, until another is asked for: a week of seventy outings is not read. Whoever
    coordinates looks at them all."""
    if request.context.coordinated or len(organisations) <= MOST_TEAMS:
        return ""
    return next((str(one.pk) for one in organisations if one.pk in request.context.organisations), "")


def _model_asked(request: Request) -> Outing | None:
    asked = request.POST.get("modele") or request.GET.get("modele") or ""
    try:
        return outing_or_404(request, UUID(asked)) if asked else None
    except ValueError:
        return None


def _offered(request: Request, teams: list) -> dict[str, object]:
    return {
        "places": places_gone_to(request.user),
        "colleagues": colleagues_of(team.organisation for team in teams),
    }
