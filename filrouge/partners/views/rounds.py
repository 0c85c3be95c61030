"""Asking several partners at once where they stand."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from filrouge.partners.actions.rounds import ask_round, to_be_asked
from filrouge.partners.forms.sheets import RoundForm
from filrouge.partners.models import SheetRound
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted


def new(request: Request) -> HttpResponse:
    """How many, and what is asked."""
    require(
        bool(request.context.organisations),
        _("Cette page est pour les équipes qui accompagnent des personnes."),
    )
    form = RoundForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = carried_out(form, lambda: ask_round(by=request.user, **form.cleaned_data))
        if made:
            return redirect("partners:rounds-show", made.pk)
    context = {"form": form, "count": to_be_asked(request.user).count()}
    return render(request, "partners/rounds/new.html", context)


@require_safe
def show(request: Request, round_id: UUID) -> HttpResponse:
    """How far it has come; then what was made."""
    found = get_object_or_404(SheetRound, pk=round_id)
    context = {"round": found}
    if request.htmx and found.ended_at:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    page = "partners/rounds/progress.html" if request.htmx else "partners/rounds/show.html"
    return render(request, page, context)
