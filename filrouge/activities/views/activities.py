from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.activities import policies
from filrouge.activities.actions.activities import (
    change_activity,
    end_activity,
    plan_activity,
)
from filrouge.activities.actions.remarks import tell_improvement, write_improvement
from filrouge.activities.forms.activities import ImprovementForm, NewActivityForm, ProgrammeForm, as_planned
from filrouge.activities.models import Activity, Improvement
from filrouge.activities.queries.programme import (
    activities_offered,
    cohorts_for,
    colleagues_of,
    comers_of,
    held_by,
    organisations_offering,
    sessions_of,
    week_of_sessions,
)
from filrouge.activities.queries.remarks import remarks_of, waiting_for
from filrouge.people.queries.places import places_of
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted, pressed, way_back, week_asked

from .reach import activity_or_404, teams_or_403


def week(request: Request) -> HttpResponse:
    """What is on this week, across the teams of one's projects."""
    monday, sunday = week_asked(request)
    team = request.GET.get("equipe", "")
    context = {
        "lines": week_of_sessions(request.user, policies.runs, monday, team),
        "organisations": organisations_offering(request.user),
        "team": team,
        "monday": monday,
        "sunday": sunday,
        "this_week": monday <= clock.today() <= sunday,
        "before": _week_url(monday - timedelta(days=7), team),
        "after": _week_url(monday + timedelta(days=7), team),
        "today_url": _week_url(clock.today(), team),
        "may_plan": bool(places_of(request.user)),
        "waiting": waiting_for(request.context.organisations),
    }
    return render(request, "activities/activities/week.html", context)


def index(request: Request) -> HttpResponse:
    """Everything that is offered, the latest first."""
    typed = request.GET.get("titre", "").strip()
    lines, after = activities_offered(request.user, request.GET.get("apres", ""), typed)
    following = urlencode({"titre": typed, "apres": after}) if typed else urlencode({"apres": after})
    context = {
        "lines": lines,
        "typed": typed,
        "next_url": f"?{following}" if after else "",
        "may_plan": bool(places_of(request.user)),
    }
    return render(request, "activities/activities/index.html", context)


def new(request: Request) -> HttpResponse:
    """A new one, or one like another (`modele`): everything is taken from it but its sessions."""
    teams = teams_or_403(request)
    model = _model_asked(request)
    initial = as_planned(model) if model else {"facilitators": [request.user.pk]}
    form = NewActivityForm(
        posted(request),
        teams=teams,
        cohorts=cohorts_for(request.user),
        colleagues=colleagues_of([team.organisation for team in teams]),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        by, team, programme = request.user, form.chosen_team, form.programme
        made = carried_out(
            form,
            lambda: plan_activity(
                by=by, organisation=team.organisation, project=team.project, programme=programme
            ),
        )
        if made:
            messages.success(request, _("L’activité est créée. Il reste à prévoir ses séances."))
            return redirect("activities:sessions-new", made.pk)
    back = reverse("activities:activities-index")
    context = {"form": form, "back": back, "model_id": model.pk if model else ""}
    return render(request, "activities/activities/new.html", context)


def show(request: Request, activity_id: UUID) -> HttpResponse:
    """One activity: what it is, its sessions, who comes, what changes after remarks."""
    activity = activity_or_404(request, activity_id)
    sessions = sessions_of(activity)
    may_run = policies.can_run(request.user, activity)
    ahead = [one for one in reversed(sessions) if not one.is_over and not hasattr(one, "not_held")]
    context = {
        "activity": activity,
        "aims": list(activity.aims.order_by("domain")),
        "cohorts": [one.cohort for one in activity.for_cohorts.select_related("cohort")],
        "facilitators": [one.user for one in activity.run_by.select_related("user")],
        "ahead": ahead,
        "past": [one for one in sessions if one not in ahead],
        "comers": comers_of(activity),
        "improvements": remarks_of(activity),
        "may_run": may_run,
        "held": set() if may_run else held_by(request.user, activity),
        "may_invite": bool(request.context.organisations)
        or activity.project_id in request.context.coordinated,
    }
    return render(request, "activities/activities/show.html", context)


def edit(request: Request, activity_id: UUID) -> HttpResponse:
    activity = activity_or_404(request, activity_id, to_run=True)
    require(activity.ended_on is None, _("Cette activité est arrêtée."))
    form = ProgrammeForm(
        posted(request),
        initial=as_planned(activity),
        cohorts=cohorts_for(request.user, activity.project),
        colleagues=colleagues_of([activity.organisation]),
    )
    if request.method == "POST" and form.is_valid():
        by, programme = request.user, form.programme
        if accepted(form, lambda: change_activity(by=by, activity=activity, programme=programme)):
            messages.success(request, _("C’est enregistré."))
            return redirect("activities:activities-show", activity.pk)
    back = reverse("activities:activities-show", args=[activity.pk])
    return render(
        request, "activities/activities/edit.html", {"activity": activity, "form": form, "back": back}
    )


@no_page("a button of the activity")
@require_POST
def end(request: Request, activity_id: UUID) -> HttpResponse:
    activity = activity_or_404(request, activity_id, to_run=True)
    said = _("L’activité est arrêtée. Qui y est venu, et quand, reste dans chaque dossier.")
    pressed(request, lambda: end_activity(by=request.user, activity=activity), said)
    return redirect("activities:activities-show", activity.pk)


def improve(request: Request, activity_id: UUID) -> HttpResponse:
    """« Ce qui change après vos remarques »."""
    activity = activity_or_404(request, activity_id, to_run=True)
    form = ImprovementForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told_on = clock.today() if form.cleaned_data["told"] else None
        words = form.cleaned_data["words"]
        write_improvement(by=request.user, activity=activity, words=words, told_on=told_on)
        messages.success(request, _("C’est écrit : la page de l’invitation le montre à qui est invité."))
        return redirect("activities:activities-show", activity.pk)
    back = way_back(request, "activities:activities-show", activity.pk)
    return render(
        request, "activities/activities/improve.html", {"activity": activity, "form": form, "back": back}
    )


@no_page("a button of the activity")
@require_POST
def told(request: Request, improvement_id: int) -> HttpResponse:
    visible = Improvement.objects.visible_to(request.user).to_tell()
    beside = visible.select_related("activity__organisation", "activity__project")
    improvement = get_object_or_404(beside, pk=improvement_id)
    said = _("C’est noté : le groupe le sait.")
    pressed(request, lambda: tell_improvement(by=request.user, improvement=improvement), said)
    return redirect(way_back(request, "activities:activities-show", improvement.activity_id))


def _week_url(day: date, team: str) -> str:
    asked = {"semaine": day.isoformat(), **({"equipe": team} if team else {})}
    return f"{reverse('activities:activities-week')}?{urlencode(asked)}"


def _model_asked(request: Request) -> Activity | None:
    asked = request.POST.get("modele") or request.GET.get("modele") or ""
    try:
        return activity_or_404(request, UUID(asked)) if asked else None
    except ValueError:
        return None
