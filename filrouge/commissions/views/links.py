from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from filrouge.commissions.models import PURPOSE
from filrouge.commissions.sitting.seated import places_of_asker
from filrouge.privacy.closed_links import refused, renewed
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.pdf_writing import can_write

from .seated import asked, page_of, paper_of

FOLDER = "commissions/links"


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """The place of someone without account. Opening reads what is theirs, and changes nothing."""
    if request.method == "POST" and "renew" in request.POST:
        return renewed(request, FOLDER, token, PURPOSE)
    try:
        enter_link(request, token, PURPOSE)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    seated = next(iter(places_of_asker()), None)
    if seated is None or (seated.is_over and not seated.has_minutes):
        return refused(request, FOLDER)
    if request.method == "POST":
        asked(request, seated)
        return redirect("commissions:links-show", token)
    return render(request, "commissions/links/show.html", page_of(request, seated) | {"token": token})


@login_not_required
@never_cache
@require_safe
@no_page("a PDF")
def paper(request: Request, token: str) -> HttpResponse:
    """Their minutes, by the same link."""
    try:
        enter_link(request, token, PURPOSE)
    except LinkRefused:
        return redirect("commissions:links-show", token)  # which says why, and may ask for another
    seated = next(iter(places_of_asker()), None)
    if seated is None or not seated.has_minutes:
        return refused(request, FOLDER)
    return paper_of(request, seated) if can_write() else redirect("commissions:links-show", token)
