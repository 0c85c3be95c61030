from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.referents import end_pair, naming_refusal, start_pair
from filrouge.pathways.forms.referents import PairForm
from filrouge.pathways.models import Referent
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """A second referent beside the lead."""
    pathway = pathway_or_404(request, pathway_id, policies.can_pair, naming_refusal())
    current = list(Referent.objects.current().filter(pathway=pathway).values_list("user", flat=True))
    form = PairForm(posted(request), pathway=pathway, current=current)
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        start_pair(by=request.user, pathway=pathway, **form.cleaned_data)
        messages.success(request, _("Le binôme est formé."))
        return redirect(back)
    return render(request, "pathways/pairs/new.html", {"pathway": pathway, "form": form, "back": back})


def end(request: Request, referent_id: UUID) -> HttpResponse:
    pairs = Referent.objects.current().filter(role=Referent.RoleHeld.PAIR).select_related("user", "pathway")
    referent = get_object_or_404(pairs, pk=referent_id)
    pathway = pathway_or_404(request, referent.pathway_id)
    back = way_back(request, pathway.person)
    if request.method == "POST":
        end_pair(by=request.user, referent=referent)
        messages.success(request, _("Fin du binôme ; il reste dans l’histoire du parcours."))
        return redirect(back)
    context = {"pathway": pathway, "referent": referent, "back": back}
    return render(request, "pathways/pairs/end.html", context)
