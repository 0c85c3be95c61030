from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.projects import remove_objective, set_objective
from filrouge.accounts.forms.projects import ObjectiveForm
from filrouge.accounts.models import ProjectObjective
from filrouge.accounts.requests import Request
from filrouge.shared.screens import carried_out

from .run import project_run_by


def new(request: Request, project_id: int) -> HttpResponse:
    project = project_run_by(request.user, project_id)
    form = ObjectiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if carried_out(form, lambda: set_objective(by=request.user, project=project, **values)):
            messages.success(request, _("L’objectif est ajouté."))
            return redirect("accounts:projects-show", project.pk)
    return render(request, "accounts/objectives/new.html", {"form": form, "project": project})


def edit(request: Request, project_id: int, objective_id: int) -> HttpResponse:
    project = project_run_by(request.user, project_id)
    objective = get_object_or_404(ProjectObjective, pk=objective_id, project=project)
    form = ObjectiveForm(request.POST or None, instance=objective)
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "objective": objective}
        if carried_out(form, lambda: set_objective(by=request.user, project=project, **values)):
            messages.success(request, _("C’est enregistré."))
            return redirect("accounts:projects-show", project.pk)
    context = {"form": form, "project": project, "objective": objective}
    return render(request, "accounts/objectives/edit.html", context)


def remove(request: Request, project_id: int, objective_id: int) -> HttpResponse:
    project = project_run_by(request.user, project_id)
    objective = get_object_or_404(ProjectObjective, pk=objective_id, project=project)
    if request.method == "POST":
        remove_objective(by=request.user, objective=objective)
        messages.success(request, _("L’objectif est retiré."))
        return redirect("accounts:projects-show", project.pk)
    context = {"project": project, "objective": objective}
    return render(request, "accounts/objectives/remove.html", context)
