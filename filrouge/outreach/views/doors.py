"""The public page of a project. Whoever opens it, signed in or not, is nobody there: it can only send."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from filrouge.outreach.actions.doors import close_door, reopen_door, write_door
from filrouge.outreach.actions.receiving import TooMany, receive_orientation
from filrouge.outreach.forms.doors import ClosingForm, DoorForm, HerselfForm, SomeoneForm
from filrouge.outreach.forms.guard import too_many_from
from filrouge.outreach.models import Door
from filrouge.outreach.orienting.conditions import conditions_of
from filrouge.privacy.context import NOBODY, become
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import posted

from .running import project_run_by


@login_not_required
def show(request: Request, slug: str) -> HttpResponse:
    """What the project is, for whom, and what it takes to enter: read before sending anyone."""
    door = _door(slug)
    context = {"door": door, "criteria": conditions_of(door.project)}
    return render(request, "outreach/doors/show.html", context)


@login_not_required
@never_cache
@sensitive_post_parameters()
def new(request: Request, slug: str) -> HttpResponse:
    """Send someone, or come oneself (`?pour=moi`). What is answered never depends on who is already known."""
    door = _door(slug)
    if not door.is_open:
        return redirect("outreach:doors-show", slug)
    herself = request.GET.get("pour") == "moi"
    form = (HerselfForm if herself else SomeoneForm)(posted(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        if refusal := _refusal(request, door, form):
            form.add_error(None, refusal)
            status = 429
        else:
            return redirect("outreach:doors-done", slug)
    context = {"door": door, "form": form, "herself": herself}
    return render(request, "outreach/doors/new.html", context, status=status)


@login_not_required
def done(request: Request, slug: str) -> HttpResponse:
    return render(request, "outreach/doors/done.html", {"door": _door(slug)})


def _door(slug: str) -> Door:
    become(NOBODY)
    return get_object_or_404(Door.objects.select_related("project", "organisation"), slug=slug)


def _refusal(request: Request, door: Door, form: HerselfForm) -> str:
    """Why it could not be kept; nothing typed is lost. Empty when it was."""
    assert form.sent_id
    if too_many_from(request):
        return _(
            "Beaucoup d’envois viennent de votre connexion depuis une heure. Gardez cette page ouverte et "
            "réessayez plus tard, ou appelez l’équipe."
        )
    try:
        receive_orientation(door=door, sent=form.sent, orientation_id=form.sent_id)
    except TooMany:
        return _("Trop d’orientations sont arrivées aujourd’hui : appelez l’équipe, ou revenez demain.")
    except PermissionDenied:
        return _("Cette page vient de fermer : rien n’est parti. Gardez vos notes et appelez l’équipe.")
    return ""


# --- its coordination -----------------------------------------------------------------------------------


def edit(request: Request, project_id: int) -> HttpResponse:
    project = project_run_by(request, project_id)
    door = Door.objects.filter(project=project).first()
    form = DoorForm(posted(request), instance=door, project=project)
    if request.method == "POST" and form.is_valid():
        door = write_door(by=request.user, project=project, welcome=form.welcome)
        messages.success(request, _("La page publique est à jour."))
        return redirect("outreach:doors-edit", project.pk)
    address = request.build_absolute_uri(door.get_absolute_url()) if door else ""
    context = {"project": project, "door": door, "form": form, "address": address}
    return render(request, "outreach/doors/edit.html", context)


def close(request: Request, project_id: int) -> HttpResponse:
    project = project_run_by(request, project_id)
    door = get_object_or_404(Door, project=project)
    form = ClosingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        close_door(by=request.user, door=door, **form.cleaned_data)
        messages.success(request, _("La page est fermée : elle dit pourquoi, et n’accepte plus d’envoi."))
        return redirect("outreach:doors-edit", project.pk)
    return render(request, "outreach/doors/close.html", {"project": project, "door": door, "form": form})


@no_page("a button of the settings")
@require_POST
def reopen(request: Request, project_id: int) -> HttpResponse:
    project = project_run_by(request, project_id)
    reopen_door(by=request.user, door=get_object_or_404(Door, project=project))
    messages.success(request, _("La page est rouverte."))
    return redirect("outreach:doors-edit", project.pk)
