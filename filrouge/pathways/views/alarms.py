from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.pathways import policies
from filrouge.pathways.actions.incidents import add_alarm_step, plan_refusal, remove_alarm_step
from filrouge.pathways.alarm_plan import steps_of
from filrouge.pathways.forms.incidents import AlarmStepForm
from filrouge.pathways.models import AlarmStep
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted


def index(request: Request, project_id: int) -> HttpResponse:
    """Who is warned of an incident, and in how long. Read by the whole project, written by its coordination."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    may_set = policies.can_set_alarm_plan(request.user, project.pk)
    context = {"project": project, "steps": steps_of(project), "may_set": may_set}
    return render(request, "pathways/alarms/index.html", context)


def new(request: Request, project_id: int) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(policies.can_set_alarm_plan(request.user, project.pk), plan_refusal())
    form = AlarmStepForm(posted(request), project=project)
    if request.method == "POST" and form.is_valid():
        add_alarm_step(by=request.user, project=project, **form.cleaned_data)
        messages.success(request, _("Plan d’alerte complété."))
        return redirect("pathways:alarms-index", project.pk)
    context = {"project": project, "form": form, "back": reverse("pathways:alarms-index", args=[project.pk])}
    return render(request, "pathways/alarms/new.html", context)


def end(request: Request, alarm_id: UUID) -> HttpResponse:
    projects = Project.objects.visible_to(request.user)
    steps = AlarmStep.objects.in_force().filter(project__in=projects).select_related("project", "user")
    step = get_object_or_404(steps, pk=alarm_id)
    require(policies.can_set_alarm_plan(request.user, step.project_id), plan_refusal())
    if request.method == "POST":
        remove_alarm_step(by=request.user, step=step)
        messages.success(request, _("Ligne retirée du plan d’alerte."))
        return redirect("pathways:alarms-index", step.project_id)
    return render(request, "pathways/alarms/end.html", {"step": step})
