"""Asking several partners at once where they stand."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from filrouge.partners.actions.rounds import ask_round, to_be_asked
from filrouge.partners.forms.sheets import RoundForm
from filrouge.partners.models import SheetRound, Whose
from filrouge.partners.shuttle.bundles import bundled, bundles_of, zipped
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.kinds import Kind
from filrouge.shared.papers.pdf_writing import can_write
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted


def new(request: Request) -> HttpResponse:
    """How many, and what is asked."""
    require(
        bool(request.context.organisations),
        _("Cette page est pour les équipes qui accompagnent des personnes."),
    )
    counts = {one.value: to_be_asked(request.user, one).count() for one in (Whose.MINE, Whose.TEAM)}
    form = RoundForm(posted(request), counts=counts, can_write=can_write())
    if request.method == "POST" and form.is_valid():
        made = carried_out(form, lambda: ask_round(by=request.user, **form.cleaned_data))
        if made:
            return redirect("partners:rounds-show", made.pk)
    context = {"form": form, "count": max(counts.values())}
    return render(request, "partners/rounds/new.html", context)


@require_safe
def show(request: Request, round_id: UUID) -> HttpResponse:
    """How far it has come; then what was made."""
    found = get_object_or_404(SheetRound, pk=round_id)
    context = {"round": found, "bundles": bundles_of(found) if found.ended_at and found.kind else []}
    if request.htmx and found.ended_at:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    page = "partners/rounds/progress.html" if request.htmx else "partners/rounds/show.html"
    return render(request, page, context)


@require_safe
@no_page("a zip of papers")
def papers(request: Request, round_id: UUID) -> HttpResponse:
    """« ?debut=101 »: those of one zip. Each is a reading of a file."""
    found = get_object_or_404(SheetRound.objects.exclude(kind=""), pk=round_id)
    first = request.GET.get("debut", "1")
    held = bundled(found, int(first)) if first.isdecimal() and 0 < int(first) <= found.total else []
    if not held:
        raise Http404
    for one in held:
        journal(request, one.person_id, Reading.What.DOCUMENT)
    answer = HttpResponse(zipped(held, Kind(found.kind)), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="fiches-navettes-{first}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer
