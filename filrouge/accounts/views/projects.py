from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.projects import create_project, edit_project
from filrouge.accounts.forms.projects import ProjectForm
from filrouge.accounts.models import Project
from filrouge.accounts.policies import can_create_project, can_edit_project, can_run_project
from filrouge.accounts.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out


def index(request: Request) -> HttpResponse:
    projects = Project.objects.visible_to(request.user).select_related("lead")
    context = {"projects": projects, "can_create": can_create_project(request.user)}
    return render(request, "accounts/projects/index.html", context)


def new(request: Request) -> HttpResponse:
    require(
        can_create_project(request.user),
        _("Seul·e un·e administrateur·rice de la plateforme ouvre un projet."),
    )
    form = ProjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = carried_out(form, lambda: create_project(by=request.user, **form.cleaned_data))
        if made:
            messages.success(request, _("Le projet est ouvert."))
            return redirect("accounts:projects-show", made.pk)
    return render(request, "accounts/projects/new.html", {"form": form})


def show(request: Request, project_id: int) -> HttpResponse:
    visible = Project.objects.visible_to(request.user).select_related("lead")
    project = get_object_or_404(visible, pk=project_id)
    members = project.members.select_related("organisation").order_by("until", "organisation__name")
    context = {
        "project": project,
        "members": members,
        "objectives": project.objectives.all(),
        "can_edit": can_edit_project(request.user),
        "can_run": can_run_project(request.user, project),
    }
    return render(request, "accounts/projects/show.html", context)


def edit(request: Request, project_id: int) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(
        can_edit_project(request.user),
        _("Seul·e un·e administrateur·rice de la plateforme modifie un projet."),
    )
    form = ProjectForm(request.POST or None, instance=project)
    if request.method == "POST" and form.is_valid():
        by, values = request.user, form.cleaned_data
        if carried_out(form, lambda: edit_project(by=by, project=project, **values)):
            messages.success(request, _("C’est enregistré."))
            return redirect("accounts:projects-show", project.pk)
    return render(request, "accounts/projects/edit.html", {"form": form, "project": project})
