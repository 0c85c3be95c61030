from typing import Any
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
from filrouge.pathways.beside import lay_beside
from filrouge.pathways.care.availability import availability_of
from filrouge.pathways.forms.plans import DoneForm, DropForm, StepForm
from filrouge.pathways.models import Pathway, Step, StepDependency
from filrouge.pathways.plan import plan_of
from filrouge.pathways.thread import beads_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.addresses import address_if_any
from filrouge.shared.french import of_name
from filrouge.shared.pages import no_page
from filrouge.shared.screens import carried_out, posted, way_back
from filrouge.shared.ui.thread import Thread, draw

from .reach import pathway_or_404, row_or_404

LONGEST_REASON = 240


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """The plan: by what we begin, what is stuck, objectives with their steps, and the red thread."""
    pathway = pathway_or_404(request, pathway_id)
    journal(request, pathway.person_id, Reading.What.RECORD)
    may_plan = policies.can_plan(request.user, pathway)
    plan = plan_of(pathway)
    lay_beside(pathway, [line.step for line in plan.lines])
    context = {"pathway": pathway, "plan": plan, "may_plan": may_plan}
    context["refer_url"] = address_if_any("refer", pathway.pk) if may_plan else ""
    return render(request, "pathways/steps/index.html", context | {"drawing": _drawing(pathway)})


def print_(request: Request, pathway_id: UUID) -> HttpResponse:
    """The plan on paper, for the person."""
    pathway = pathway_or_404(request, pathway_id)
    journal(request, pathway.person_id, Reading.What.DOCUMENT)
    context = {"pathway": pathway, "plan": plan_of(pathway), "today": clock.today()}
    context["reached"] = availability_of(pathway.organisation_id)
    return render(request, "pathways/steps/print.html", context | {"drawing": _drawing(pathway)})


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    form = StepForm(posted(request), pathway=pathway)
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        by = request.user
        if carried_out(form, lambda: plan_step(by=by, pathway=pathway, plan=form.plan)):
            messages.success(request, _("Étape prévue."))
            return redirect(back)
    return render(request, "pathways/steps/new.html", {"pathway": pathway, "form": form, "back": back})


def edit(request: Request, step_id: UUID) -> HttpResponse:
    step = row_or_404(request, Step, step_id, policies.can_plan)
    form = StepForm(posted(request), pathway=step.pathway, step=step, initial=_said(step))
    back = way_back(request, step.pathway.person)
    if request.method == "POST" and form.is_valid() and _changed(request, step, form):
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
    because = request.POST.get("because", "").strip()[:LONGEST_REASON]
    reopen_step(by=request.user, step=step, because=because)
    messages.success(request, _("L’étape est de nouveau à faire."))
    return redirect(way_back(request, step.pathway.person))


def _said(step: Step) -> dict[str, Any]:
    """What the form first holds."""
    names = ("title", "domain", "who", "with_whom", "planned_on", "objective", "theme", "resource")
    links = StepDependency.objects.in_force().filter(step=step)
    return {name: getattr(step, name) for name in (*names, "resource_because", "motif")} | {
        "needs": list(links.values_list("needs", flat=True))
    }


def _changed(request: Request, step: Step, form: StepForm) -> bool:
    def act() -> bool:
        change_step(by=request.user, step=step, plan=form.plan)
        return True

    return bool(carried_out(form, act))


def _drawing(pathway: Pathway) -> Thread:
    return draw(
        beads_of(pathway.person_id, pathway.project_id),
        today=clock.today(),
        title=_("Le fil %(of_name)s") % {"of_name": of_name(pathway.person.given_name)},
        description=_("Le parcours, du premier jour à ce qui est prévu."),
    )
