from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.weights import weigh_pathway
from filrouge.pathways.forms.circles import WeightForm
from filrouge.pathways.models import CaseloadWeight
from filrouge.pathways.models.weights import USUAL
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def edit(request: Request, pathway_id: UUID) -> HttpResponse:
    """How many places this person takes in the caseload, for now."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    history = list(CaseloadWeight.objects.filter(pathway=pathway).order_by("-created_at", "-pk")[:20])
    current = next((one for one in history if one.until is None), None)
    initial = {
        "weight": str(current.weight if current else USUAL),
        "reason": current.reason if current else "",
    }
    form = WeightForm(posted(request), initial=initial)
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        weigh_pathway(by=request.user, pathway=pathway, **form.cleaned_data)
        messages.success(request, _("Place dans la file enregistrée."))
        return redirect(back)
    context = {"pathway": pathway, "form": form, "back": back, "history": history}
    return render(request, "pathways/weights/edit.html", context)
