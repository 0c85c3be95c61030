"""A portfolio as whoever holds the link reads it: without account, counted and not known, until its day."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from filrouge.people.actions.grants import call
from filrouge.privacy.closed_links import refused
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.middleware import writing_on_get
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.pdf_writing import NoPaper, can_write
from filrouge.skills.exporting.files import file_of
from filrouge.skills.exporting.pieces import handed
from filrouge.skills.models import SHARE
from filrouge.skills.queries.portfolios import Shown, linked_portfolio, piece_of, shown

from .reach import too_many

FOLDER = "skills/shown"
PAPERS = 30  # in ten minutes, for one address: each takes a second to draw


@login_not_required
@never_cache
@require_safe
@writing_on_get
def show(request: Request, token: str) -> HttpResponse:
    """Visits are counted, visitors are not."""
    signed_in = request.user.is_authenticated
    read = _read(request, token)
    if isinstance(read, HttpResponse):
        return read
    if not signed_in and request.method == "GET":
        call("count_portfolio_visit")
    context = {"shown": read, "token": token, "can_write": can_write()}
    return _unlisted(render(request, "skills/shown/show.html", context))


@login_not_required
@never_cache
@require_safe
@no_page("a file")
def file(request: Request, token: str, taken: str) -> HttpResponse:
    read = _read(request, token)
    if isinstance(read, HttpResponse):
        return read
    if taken == "pdf" and too_many(request, "portfolio-papers", PAPERS):
        return render(request, "skills/checks/busy.html", status=429)
    try:
        return _unlisted(file_of(read, taken))
    except NoPaper as error:
        raise Http404 from error


@login_not_required
@never_cache
@require_safe
@no_page("a file")
def piece(request: Request, token: str, shown_id: UUID) -> HttpResponse:
    """One that is in it today."""
    portfolio_id = _entered(request, token)
    if isinstance(portfolio_id, HttpResponse):
        return portfolio_id
    found = piece_of(portfolio_id, shown_id)
    if found is None:
        raise Http404
    return _unlisted(handed(found))


def _read(request: Request, token: str) -> Shown | HttpResponse:
    portfolio_id = _entered(request, token)
    if isinstance(portfolio_id, HttpResponse):
        return portfolio_id
    return shown(portfolio_id) or _closed(request)


def _entered(request: Request, token: str) -> UUID | HttpResponse:
    """The door: the portfolio behind it, or why it does not open."""
    try:
        enter_link(request, token, SHARE)
    except LinkRefused as refusal:
        return _closed(request, refusal)
    return linked_portfolio() or _closed(request)


def _closed(request: Request, refusal: LinkRefused | None = None) -> HttpResponse:
    return _unlisted(refused(request, FOLDER, refusal))


def _unlisted(answer: HttpResponse) -> HttpResponse:
    """No search engine keeps it, and the pages it leads to do not learn its address."""
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
