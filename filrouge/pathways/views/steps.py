from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.pathways import policies
from filrouge.pathways.actions.steps import (
    change_step,
    drop_step,
    finish_step,
    plan_step,
    reopen_step,
    start_step,
)
from filrouge.pathways.forms.plans import DoneForm, DropForm, StepForm
from filrouge.pathways.models import Step
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404, row_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Objectives and steps of a path: what is ahead, then what was done or let go."""
    pathway = pathway_or_404(request, pathway_id)
    steps = list(pathway.steps.select_related("objective").order_by("planned_on", "pk"))
    return render(
        request,
        "pathways/steps/index.html",
        {
            "pathway": pathway,
            "ahead": [step for step in steps if not (step.done_on or step.dropped_on)],
            "behind": [step for step in steps if step.done_on or step.dropped_on],
            "objectives": pathway.objectives.order_by("agreed_on", "pk"),
            "may_plan": policies.can_plan(request.user, pathway),
        },
    )


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    form = StepForm(posted(request), pathway=pathway)
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        plan_step(by=request.user, pathway=pathway, plan=form.plan)
        messages.success(request, _("Étape prévue."))
        return redirect(back)
    return render(request, "pathways/steps/new.html", {"pathway": pathway, "form": form, "back": back})


def edit(request: Request, step_id: UUID) -> HttpResponse:
    step = row_or_404(request, Step, step_id, policies.can_plan)
    names = ("title", "domain", "who", "with_whom", "planned_on", "objective")
    initial = {name: getattr(step, name) for name in names}
    form = StepForm(posted(request), pathway=step.pathway, initial=initial)
    back = way_back(request, step.pathway.person)
    if request.method == "POST" and form.is_valid():
        change_step(by=request.user, step=step, plan=form.plan)
        messages.success(request, _("Étape modifiée."))
        return redirect(back)
    context = {"pathway": step.pathway, "step": step, "form": form, "back": back}
    return render(request, "pathways/steps/edit.html", context)


def done(request: Request, step_id: UUID) -> HttpResponse:
    step = row_or_404(request, Step, step_id, policies.can_plan)
    form = DoneForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, step.pathway.person)
    if request.method == "POST" and form.is_valid():
        finish_step(by=request.user, step=step, **form.cleaned_data)
        messages.success(request, _("Étape faite. Et après ?"))
        return redirect(back)
    context = {"pathway": step.pathway, "step": step, "form": form, "back": back}
    return render(request, "pathways/steps/done.html", context)


def drop(request: Request, step_id: UUID) -> HttpResponse:
    step = row_or_404(request, Step, step_id, policies.can_plan)
    form = DropForm(posted(request))
    back = way_back(request, step.pathway.person)
    if request.method == "POST" and form.is_valid():
        drop_step(by=request.user, step=step, on=clock.today(), **form.cleaned_data)
        messages.success(request, _("Étape arrêtée ; elle reste dans l’histoire du parcours."))
        return redirect(back)
    context = {"pathway": step.pathway, "step": step, "form": form, "back": back}
    return render(request, "pathways/steps/drop.html", context)


@no_page("a press, then back to the list")
@require_POST
def start(request: Request, step_id: UUID) -> HttpResponse:
    step = row_or_404(request, Step, step_id, policies.can_plan)
    start_step(by=request.user, step=step, on=clock.today())
    messages.success(request, _("Étape en route."))
    return redirect(way_back(request, step.pathway.person))


@no_page("a press, then back to the list")
@require_POST
def reopen(request: Request, step_id: UUID) -> HttpResponse:
    step = row_or_404(request, Step, step_id, policies.can_plan)
    reopen_step(by=request.user, step=step)
    messages.success(request, _("L’étape est de nouveau à faire."))
    return redirect(way_back(request, step.pathway.person))
