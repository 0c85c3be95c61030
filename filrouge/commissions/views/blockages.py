from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.commissions import policies
from filrouge.commissions.actions.blockages import answer_blockage, raise_blockage
from filrouge.commissions.actions.commissions import REFUSED
from filrouge.commissions.forms.blockages import AnswerForm, RaisingForm
from filrouge.commissions.models import Blockage
from filrouge.privacy.requests import Request
from filrouge.reference.keepers import kept_projects
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted

from .reach import case_or_404

AT_ONCE = 100


def index(request: Request) -> HttpResponse:
    """Those that wait, the first day asked for first; then the latest answers."""
    require(kept_projects(request.user).exists(), _("Cette page est pour les équipes des projets."))
    known = Blockage.objects.select_related("commission__project")
    context = {
        "waiting": list(known.waiting().order_by("answer_by", "pk")[:AT_ONCE]),
        "answered": list(known.exclude(answered_on=None).order_by("-answered_on", "pk")[:AT_ONCE]),
        "coordinated": request.context.coordinated,
    }
    return render(request, "commissions/blockages/index.html", context)


def new(request: Request, case_id: UUID) -> HttpResponse:
    """From the screen of a situation: what is kept leads back to nobody."""
    case = case_or_404(case_id)
    require(policies.can_decide(request.user, case), REFUSED)
    form = RaisingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, raising = request.user, form.raising
        if carried_out(form, lambda: raise_blockage(by=by, case=case, raising=raising)):
            messages.success(
                request, _("C’est remonté, sans aucun nom. La réponse est attendue au jour dit.")
            )
            return redirect("commissions:blockages-index")
    return render(request, "commissions/blockages/new.html", {"case": case, "form": form})


def answer(request: Request, blockage_id: UUID) -> HttpResponse:
    known = Blockage.objects.waiting().select_related("commission__project")
    blockage = get_object_or_404(known, pk=blockage_id)
    require(policies.can_run(request.user, blockage.commission), REFUSED)
    form = AnswerForm(posted(request))
    by = request.user
    if (
        request.method == "POST"
        and form.is_valid()
        and accepted(form, lambda: answer_blockage(by=by, blockage=blockage, **form.cleaned_data))
    ):
        messages.success(request, _("Réponse notée : toutes les équipes du projet la lisent."))
        return redirect("commissions:blockages-index")
    return render(request, "commissions/blockages/answer.html", {"blockage": blockage, "form": form})
