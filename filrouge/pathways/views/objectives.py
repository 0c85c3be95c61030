from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.agreements import sign_objective
from filrouge.pathways.actions.objectives import (
    agree_objective,
    drop_objective,
    reach_objective,
    review_objective,
)
from filrouge.pathways.actions.traces import refusal
from filrouge.pathways.forms.plans import EndObjectiveForm, ObjectiveForm, ReviewForm
from filrouge.pathways.models import Objective, ObjectiveVersion, digest_of
from filrouge.pathways.texts import SAID_ALOUD, objective_text, phrases_for
from filrouge.people.forms.agreements import GivenForm
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted, way_back

from .reach import pathway_or_404, row_or_404


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    form = ObjectiveForm(posted(request), pathway=pathway, initial={"agreed_on": clock.today()})
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        objective = agree_objective(by=request.user, pathway=pathway, aim=form.aim)
        if "sign" in request.POST:
            return redirect(_with_way_back("pathways:objectives-sign", objective, back))
        messages.success(request, _("Objectif noté. Quelle serait la première étape ?"))
        return redirect(back)
    return render(request, "pathways/objectives/new.html", {"pathway": pathway, "form": form, "back": back})


def edit(request: Request, objective_id: UUID) -> HttpResponse:
    objective = row_or_404(request, Objective, objective_id, policies.can_plan)
    names = ("words", "domain", "agreed_on", "target_on", "theme", "occupation")
    initial = {name: getattr(objective, name) for name in names}
    form = ReviewForm(posted(request), pathway=objective.pathway, initial=initial)
    back = way_back(request, objective.pathway.person)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        review_objective(by=request.user, objective=objective, aim=form.aim, because=because)
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


def show(request: Request, objective_id: UUID) -> HttpResponse:
    """Each wording, who wrote it, when and why, and how the person said yes to it."""
    objective = row_or_404(request, Objective, objective_id)
    journal(request, objective.person_id, Reading.What.DOCUMENT)
    versions = ObjectiveVersion.objects.filter(objective=objective).select_related("created_by")
    context = {
        "pathway": objective.pathway,
        "objective": objective,
        "versions": versions.prefetch_related("agreements").order_by("-number"),
        "may_plan": policies.can_plan(request.user, objective.pathway),
        "back": way_back(request, objective.pathway.person),
    }
    return render(request, "pathways/objectives/show.html", context)


def sign(request: Request, objective_id: UUID) -> HttpResponse:
    """The words, read together; then the person's yes, on this screen, on paper or aloud."""
    objective = row_or_404(request, Objective, objective_id)
    require(policies.can_sign_objective(request.user, objective), refusal())
    text = objective_text(objective.pathway, objective.versions.latest("number"))
    given = GivenForm(posted(request))
    back = way_back(request, objective.pathway.person)
    shown = request.POST.get("text_digest", "")
    if request.method == "POST" and given.is_valid():
        by, how = request.user, given.given
        if carried_out(given, lambda: sign_objective(by=by, objective=objective, shown=shown, given=how)):
            messages.success(
                request, _("C’est décidé à deux. Une copie peut être imprimée pour la personne.")
            )
            return redirect(back)
    context = {"pathway": objective.pathway, "objective": objective, "form": given, "back": back}
    context |= {"paragraphs": text.split("\n\n"), "text_digest": digest_of(text)}
    context |= {"phrases": phrases_for(objective.person_id), "aloud": SAID_ALOUD}
    return render(request, "pathways/objectives/sign.html", context)


def _with_way_back(name: str, objective: Objective, back: str) -> str:
    return f"{reverse(name, args=[objective.pk])}?{urlencode({'retour': back})}"


def _end(request: Request, objective: Objective, data: dict) -> None:
    if data["ending"] == "reached":
        reach_objective(by=request.user, objective=objective, on=data["on"])
        messages.success(request, _("Objectif atteint, bravo à tous les deux."))
    else:
        drop_objective(by=request.user, objective=objective, on=data["on"], because=data["because"])
        messages.success(request, _("Objectif abandonné ; il reste dans l’histoire du parcours."))
