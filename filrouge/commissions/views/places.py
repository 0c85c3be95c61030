from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from filrouge.commissions.sitting.seated import place_of_asker
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.pdf_writing import can_write

from .seated import asked, page_of, paper_of


@never_cache
def show(request: Request, place_id: UUID) -> HttpResponse:
    """One's own place, with an account: who may be spoken of in front of one; during the meeting, one of them."""
    seated = place_of_asker(place_id)
    if seated is None:
        raise Http404
    if request.method == "POST":
        asked(request, seated)
        return redirect("commissions:places-show", place_id)
    return render(request, "commissions/places/show.html", page_of(request, seated))


@never_cache
@require_safe
@no_page("a PDF")
def paper(request: Request, place_id: UUID) -> HttpResponse:
    """The minutes as this member may read them."""
    seated = place_of_asker(place_id)
    if seated is None or not seated.has_minutes:
        raise Http404
    return paper_of(request, seated) if can_write() else redirect("commissions:places-show", place_id)
