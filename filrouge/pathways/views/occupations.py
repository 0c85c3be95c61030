from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.occupations import decide_occupation, describe_occupation, target_occupation
from filrouge.pathways.forms.occupations import DecisionForm, TradeForm
from filrouge.pathways.models import OccupationDecision, Pathway, TargetOccupation
from filrouge.pathways.plan import plan_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.reference.models import Occupation
from filrouge.reference.queries import search_occupations
from filrouge.shared import clock
from filrouge.shared.screens import carried_out, posted, way_back

from .reach import pathway_or_404, row_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """The professional project: each trade, what it really asks, how it was tried, what it feeds."""
    pathway = pathway_or_404(request, pathway_id)
    journal(request, pathway.person_id, Reading.What.RECORD)
    context = {
        "pathway": pathway,
        "plan": plan_of(pathway),
        "may_plan": policies.can_plan(request.user, pathway),
    }
    return render(request, "pathways/occupations/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    asked, found = _looked_for(request)
    form = TradeForm(
        posted(request), found=found, initial=_suggested(request.GET.get("dit", "").strip() or asked, found)
    )
    back = way_back(request, _project_of(pathway))
    if request.method == "POST" and form.is_valid():
        target_occupation(by=request.user, pathway=pathway, trade=form.trade)
        messages.success(request, _("Métier ajouté au projet. Comment pourrait-on l’essayer ?"))
        return redirect(back)
    context = {"pathway": pathway, "form": form, "back": back}
    return render(request, "pathways/occupations/new.html", context | _rome(asked, found))


def edit(request: Request, target_id: UUID) -> HttpResponse:
    target = row_or_404(request, TargetOccupation, target_id, policies.can_plan)
    asked, found = _looked_for(request)
    names = ("words", "occupation", "hours", "strain", "pay", "access")
    initial = {name: getattr(target, name) for name in names}
    form = TradeForm(posted(request), found=found, chosen=target.occupation_id or "", initial=initial)
    back = way_back(request, _project_of(target.pathway))
    if request.method == "POST" and form.is_valid():
        describe_occupation(by=request.user, target=target, trade=form.trade)
        messages.success(request, _("Métier mis à jour."))
        return redirect(back)
    context = {"pathway": target.pathway, "target": target, "form": form, "back": back}
    return render(request, "pathways/occupations/edit.html", context | _rome(asked, found))


def settle(request: Request, target_id: UUID) -> HttpResponse:
    """Confirmed, dropped or taken up again."""
    target = row_or_404(request, TargetOccupation, target_id, policies.can_plan)
    form = DecisionForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, _project_of(target.pathway))
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if decision := carried_out(form, lambda: decide_occupation(by=by, target=target, **said)):
            messages.success(request, _told(decision))
            return redirect(back)
    context = {"pathway": target.pathway, "target": target, "form": form, "back": back}
    return render(request, "pathways/occupations/settle.html", context)


def _told(decision: OccupationDecision) -> str:
    return {
        OccupationDecision.Verdict.CONFIRMED: _("Métier confirmé : les étapes peuvent y mener."),
        OccupationDecision.Verdict.DROPPED: _("Métier laissé ; il reste dans l’histoire du projet."),
        OccupationDecision.Verdict.REOPENED: _("Ce métier revient dans le projet."),
    }[OccupationDecision.Verdict(decision.verdict)]


def _project_of(pathway: Pathway) -> str:
    return reverse("pathways:occupations-index", args=[pathway.pk])


def _looked_for(request: Request) -> tuple[str, list[Occupation]]:
    """What is typed in the search of trades, kept in the address also when the form is sent."""
    asked = request.GET.get("metier", "").strip()
    return asked, search_occupations(asked)


def _suggested(words: str, found: list[Occupation]) -> dict[str, Any]:
    """One trade found: what it asks in general is a beginning, to be made true of the jobs of around here."""
    if len(found) != 1:
        return {"words": words}
    one = found[0]
    return {
        "words": words,
        "occupation": one,
        "hours": ", ".join(one.hours)[:300],
        "strain": ", ".join(one.strain)[:300],
        "access": one.access[:300],
    }


def _rome(asked: str, found: list[Occupation]) -> dict[str, Any]:
    return {"asked": asked, "found": found, "rome_is_there": bool(found) or Occupation.objects.exists()}
