from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.referents import hand_over, naming_refusal
from filrouge.pathways.forms.referents import HandOverForm
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def edit(request: Request, pathway_id: UUID) -> HttpResponse:
    """Who accompanies, and who did; the lead changes here."""
    pathway = pathway_or_404(request, pathway_id, policies.can_name_referent, naming_refusal())
    form = HandOverForm(posted(request), pathway=pathway)
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        hand_over(by=request.user, pathway=pathway, **form.cleaned_data)
        messages.success(
            request,
            _("%(referent)s accompagne maintenant %(person)s.")
            % {"referent": form.cleaned_data["to"], "person": pathway.person},
        )
        return redirect(back)
    history = pathway.referents.select_related("user").order_by("-since", "-pk")
    context = {"pathway": pathway, "form": form, "back": back, "history": history}
    return render(request, "pathways/referents/edit.html", context)
