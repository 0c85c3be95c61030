from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.outreach import policies
from filrouge.outreach.actions.choices import (
    add_choice,
    end_choice,
    move_choice_up,
    refusal,
    reword_choice,
)
from filrouge.outreach.forms.choices import ChoiceForm
from filrouge.outreach.models import Choice
from filrouge.outreach.queries import lists_of_project
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import explain, posted


def index(request: Request, project_id: int) -> HttpResponse:
    """What the team chooses from outside, list by list, in the project's own words."""
    project = _project_or_404(request, project_id)
    return render(
        request, "outreach/choices/index.html", {"project": project, "lists": lists_of_project(project)}
    )


def new(request: Request, project_id: int, name: str) -> HttpResponse:
    project = _project_or_404(request, project_id)
    if name not in Choice.List:
        raise Http404
    form = ChoiceForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            add_choice(by=request.user, project=project, name=name, label=form.cleaned_data["label"])
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Ligne ajoutée."))
            return redirect(_lists(project))
    context = {"form": form, "project": project, "title": Choice.List(name).label, "back": _lists(project)}
    return render(request, "outreach/choices/new.html", context)


def edit(request: Request, project_id: int, choice_id: int) -> HttpResponse:
    project, choice = _choice_or_404(request, project_id, choice_id)
    form = ChoiceForm(posted(request), initial={"label": choice.label})
    if request.method == "POST" and form.is_valid():
        try:
            reword_choice(by=request.user, project=project, choice=choice, label=form.cleaned_data["label"])
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Ligne réécrite ; ce qui était noté garde les anciens mots."))
            return redirect(_lists(project))
    context = {"form": form, "project": project, "choice": choice, "back": _lists(project)}
    return render(request, "outreach/choices/edit.html", context)


@no_page("a press, then back to the lists")
@require_POST
def end(request: Request, project_id: int, choice_id: int) -> HttpResponse:
    project, choice = _choice_or_404(request, project_id, choice_id)
    try:
        end_choice(by=request.user, project=project, choice=choice)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Ligne retirée ; ce qui était noté avec elle reste lisible."))
    return redirect(_lists(project))


@no_page("a press, then back to the lists")
@require_POST
def up(request: Request, project_id: int, choice_id: int) -> HttpResponse:
    project, choice = _choice_or_404(request, project_id, choice_id)
    move_choice_up(by=request.user, project=project, choice=choice)
    return redirect(_lists(project))


def _project_or_404(request: Request, project_id: int) -> Project:
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(policies.can_edit_choices(request.user, project), refusal())
    return project


def _choice_or_404(request: Request, project_id: int, choice_id: int) -> tuple[Project, Choice]:
    project = _project_or_404(request, project_id)
    return project, get_object_or_404(Choice.objects.offered(project), pk=choice_id)


def _lists(project: Project) -> str:
    return reverse("outreach:choices-index", args=[project.pk])
