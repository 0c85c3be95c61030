from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.commissions import policies
from filrouge.commissions.actions.commissions import REFUSED
from filrouge.commissions.actions.decisions import (
    become_step,
    correct_decision,
    decide,
    drop_decision,
    keep_decision,
)
from filrouge.commissions.forms.cases import DecisionForm, DropForm
from filrouge.commissions.models import What
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted

from .reach import case_or_404, decision_or_404


def new(request: Request, case_id: UUID) -> HttpResponse:
    """Who does what, for when: from the screen of the situation, or here when something is to be said again."""
    case = case_or_404(case_id)
    require(policies.can_decide(request.user, case), REFUSED)
    form = DecisionForm(posted(request), case=case)
    if request.method == "POST" and form.is_valid():
        by, deciding = request.user, form.deciding
        if carried_out(form, lambda: decide(by=by, case=case, deciding=deciding)):
            messages.success(request, _("Décidé."))
            return redirect("commissions:cases-show", case.pk)
    return render(request, "commissions/decisions/new.html", {"case": case, "form": form})


def edit(request: Request, decision_id: UUID) -> HttpResponse:
    """Said wrong: corrected until the minutes are approved."""
    decision = decision_or_404(decision_id)
    require(policies.can_decide(request.user, decision.case), REFUSED)
    initial = {name: getattr(decision, name) for name in ("words", "what", "member", "due_on")}
    form = DecisionForm(posted(request), case=decision.case, initial=initial)
    if request.method == "POST" and form.is_valid():
        by, deciding = request.user, form.deciding
        if accepted(form, lambda: correct_decision(by=by, decision=decision, deciding=deciding)):
            messages.success(request, _("Corrigé."))
            return redirect("commissions:cases-show", decision.case_id)
    return render(request, "commissions/decisions/edit.html", {"decision": decision, "form": form})


@no_page("a button beside the decision")
@require_POST
def plan(request: Request, decision_id: UUID) -> HttpResponse:
    """By the team: a step of her path; and for a referral, the way to the partner."""
    decision = decision_or_404(decision_id)
    try:
        step = become_step(by=request.user, decision=decision)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("commissions:cases-show", decision.case_id)
    messages.success(request, _("C’est une étape de son parcours."))
    if decision.what == What.REFERRAL:
        to = reverse("partners:recipients-index", args=[decision.case.pathway_id])
        return redirect(f"{to}?{urlencode({'etape': str(step.pk)})}")
    return redirect("commissions:cases-show", decision.case_id)


@no_page("a button beside the decision")
@require_POST
def keep(request: Request, decision_id: UUID) -> HttpResponse:
    decision = decision_or_404(decision_id)
    keep_decision(by=request.user, decision=decision)
    messages.success(request, _("Noté : c’est fait."))
    return redirect("commissions:cases-show", decision.case_id)


def drop(request: Request, decision_id: UUID) -> HttpResponse:
    decision = decision_or_404(decision_id)
    require(policies.can_decide(request.user, decision.case), REFUSED)
    form = DropForm(posted(request))
    by = request.user
    if (
        request.method == "POST"
        and form.is_valid()
        and accepted(form, lambda: drop_decision(by=by, decision=decision, **form.cleaned_data))
    ):
        messages.success(request, _("Noté : c’est abandonné."))
        return redirect("commissions:cases-show", decision.case_id)
    return render(request, "commissions/decisions/drop.html", {"decision": decision, "form": form})
