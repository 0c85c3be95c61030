from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.actions.handovers import confirm_handover, drop_handover, plan_handover
from filrouge.pathways.actions.referents import naming_refusal
from filrouge.pathways.forms.circles import ConfirmHandoverForm, HandoverForm
from filrouge.pathways.models import Handover, Pathway
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """The meeting where the person meets who comes next."""
    pathway = pathway_or_404(request, pathway_id, _may_plan, naming_refusal())
    waiting = Handover.objects.waiting().filter(pathway=pathway).first()
    if waiting:
        return redirect("pathways:handovers-confirm", waiting.pk)
    form = HandoverForm(posted(request), pathway=pathway)
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        to, note = form.cleaned_data["to"], form.cleaned_data["note"]
        purpose = _("passation, à trois, avec %(name)s") % {"name": to}
        meeting = form.meeting(user=pathway.lead or request.user, purpose=purpose[:160])
        plan_handover(by=request.user, pathway=pathway, to=to, meeting=meeting, note=note)
        messages.success(
            request, _("Rencontre prévue. Le relais sera pris quand vous aurez dit qu’elle a eu lieu.")
        )
        return redirect(back)
    return render(request, "pathways/handovers/new.html", {"pathway": pathway, "form": form, "back": back})


def confirm(request: Request, handover_id: UUID) -> HttpResponse:
    """It took place, or not: the lead changes, or nobody does."""
    handover = _handover(request, handover_id)
    pathway = handover.pathway
    form = ConfirmHandoverForm(posted(request))
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        outcome = form.cleaned_data["outcome"]
        if outcome == "dropped":
            drop_handover(by=request.user, handover=handover)
            messages.success(request, _("Passation abandonnée : personne ne change."))
        else:
            confirm_handover(by=request.user, handover=handover, met_together=outcome == "met")
            messages.success(
                request,
                _("%(referent)s accompagne maintenant %(person)s.")
                % {"referent": handover.to, "person": pathway.person},
            )
        return redirect(back)
    context = {"handover": handover, "pathway": pathway, "form": form, "back": back}
    return render(request, "pathways/handovers/confirm.html", context)


def _may_plan(user: User, pathway: Pathway) -> bool:
    return policies.can_name_referent(user, pathway) and policies.can_plan(user, pathway)


def _handover(request: Request, handover_id: UUID) -> Handover:
    visible = Pathway.objects.visible_to(request.user)
    rows = Handover.objects.waiting().select_related(
        "to", "appointment__pathway", "pathway__person", "pathway__lead", "pathway__organisation"
    )
    handover = get_object_or_404(rows, pk=handover_id, pathway__in=visible)
    require(_may_plan(request.user, handover.pathway), naming_refusal())
    return handover
