from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.objectives import (
    agree_objective,
    drop_objective,
    reach_objective,
    review_objective,
)
from filrouge.pathways.forms.plans import EndObjectiveForm, ObjectiveForm
from filrouge.pathways.models import Objective
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404, row_or_404


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    form = ObjectiveForm(posted(request), initial={"agreed_on": clock.today()})
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        agree_objective(by=request.user, pathway=pathway, aim=form.aim)
        messages.success(request, _("Objectif noté. Quelle serait la première étape ?"))
        return redirect(back)
    return render(request, "pathways/objectives/new.html", {"pathway": pathway, "form": form, "back": back})


def edit(request: Request, objective_id: UUID) -> HttpResponse:
    objective = row_or_404(request, Objective, objective_id, policies.can_plan)
    names = ("words", "domain", "agreed_on", "target_on")
    form = ObjectiveForm(posted(request), initial={name: getattr(objective, name) for name in names})
    back = way_back(request, objective.pathway.person)
    if request.method == "POST" and form.is_valid():
        review_objective(by=request.user, objective=objective, aim=form.aim)
        messages.success(request, _("Objectif revu."))
        return redirect(back)
    context = {"pathway": objective.pathway, "objective": objective, "form": form, "back": back}
    return render(request, "pathways/objectives/edit.html", context)


def end(request: Request, objective_id: UUID) -> HttpResponse:
    """Reached or let go."""
    objective = row_or_404(request, Objective, objective_id, policies.can_plan)
    form = EndObjectiveForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, objective.pathway.person)
    if request.method == "POST" and form.is_valid():
        _end(request, objective, form.cleaned_data)
        return redirect(back)
    context = {"pathway": objective.pathway, "objective": objective, "form": form, "back": back}
    return render(request, "pathways/objectives/end.html", context)


def _end(request: Request, objective: Objective, data: dict) -> None:
    if data["ending"] == "reached":
        reach_objective(by=request.user, objective=objective, on=data["on"])
        messages.success(request, _("Objectif atteint, bravo à tous les deux."))
    else:
        drop_objective(by=request.user, objective=objective, on=data["on"], because=data["because"])
        messages.success(request, _("Objectif abandonné ; il reste dans l’histoire du parcours."))
