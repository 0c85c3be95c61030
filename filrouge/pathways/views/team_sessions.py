from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways.actions.care import (
    cancel_session,
    change_session,
    plan_session,
    refusal,
    settle_session,
)
from filrouge.pathways.care import policies
from filrouge.pathways.care.queries import all_teams
from filrouge.pathways.forms.care import SessionForm, SettleForm
from filrouge.pathways.models import TeamSession
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

HOME = "pathways:care-index"


def new(request: Request) -> HttpResponse:
    teams = all_teams(request.user)
    require(policies.belongs_to_a_team(request.user), refusal())
    form = SessionForm(posted(request), teams=teams)
    if request.method == "POST" and form.is_valid():
        plan_session(by=request.user, organisation=form.cleaned_data["organisation"], plan=form.plan)
        messages.success(request, _("C’est au calendrier de l’équipe."))
        return redirect(HOME)
    return render(request, "pathways/team_sessions/new.html", {"form": form, "back": reverse(HOME)})


def edit(request: Request, session_id: UUID) -> HttpResponse:
    session = _session(request, session_id)
    names = ("organisation", "kind", "theme", "starts_at", "minutes", "place", "led_by")
    initial = {name: getattr(session, name) for name in names}
    form = SessionForm(posted(request), teams=all_teams(request.user), initial=initial)
    form.fields["organisation"].disabled = True
    if request.method == "POST" and form.is_valid():
        change_session(by=request.user, session=session, plan=form.plan)
        messages.success(request, _("C’est changé."))
        return redirect(HOME)
    context = {"form": form, "session": session, "back": reverse(HOME)}
    return render(request, "pathways/team_sessions/edit.html", context)


def settle(request: Request, session_id: UUID) -> HttpResponse:
    """Once held: how many came, what was worked on."""
    session = _session(request, session_id)
    form = SettleForm(posted(request), initial={"attended": session.attended, "worked_on": session.worked_on})
    if request.method == "POST" and form.is_valid():
        settle_session(by=request.user, session=session, **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return redirect(HOME)
    context = {"form": form, "session": session, "back": reverse(HOME)}
    return render(request, "pathways/team_sessions/settle.html", context)


def end(request: Request, session_id: UUID) -> HttpResponse:
    session = _session(request, session_id)
    if request.method == "POST":
        cancel_session(by=request.user, session=session)
        messages.success(request, _("C’est annulé."))
        return redirect(HOME)
    return render(request, "pathways/team_sessions/end.html", {"session": session})


def _session(request: Request, session_id: UUID) -> TeamSession:
    visible = TeamSession.objects.visible_to(request.user).filter(cancelled_at=None)
    session = get_object_or_404(visible, pk=session_id)
    require(policies.can_change_session(request.user, session), refusal())
    return session
