from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.diagnosis import set_priorities
from filrouge.pathways.diagnosis.barriers import open_lines
from filrouge.pathways.forms.barriers import PrioritiesForm
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def edit(request: Request, pathway_id: UUID) -> HttpResponse:
    """The person's own order, cards in hand: what matters most to her comes first."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    lines = [line for line in open_lines(pathway) if not line.is_closed_to_me]
    form = PrioritiesForm(posted(request), lines=lines)
    back = way_back(request, pathway.person)
    if request.method == "POST" and lines and form.is_valid():
        set_priorities(by=request.user, pathway=pathway, barriers=form.order)
        messages.success(request, _("C’est son ordre : le parcours commence par là."))
        return redirect(back)
    context = {"pathway": pathway, "lines": lines, "form": form, "back": back}
    return render(request, "pathways/priorities/edit.html", context)
