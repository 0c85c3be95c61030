"""What strangers open: the page of a badge, its files, what issuers publish, the checking of any badge. Nobody signs in
there, and none of these pages says who holds a badge unless she chose to."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from filrouge.people.actions.grants import call
from filrouge.privacy.closed_links import refused
from filrouge.privacy.context import NOBODY, become
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.middleware import writing_on_get
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import posted
from filrouge.skills.badging import images, signing
from filrouge.skills.badging.verifying import MOST, Verdict
from filrouge.skills.forms.badges import FileForm
from filrouge.skills.issuing.checking import Issued, checked, document_of_issuer, issued_badge, shown_badge
from filrouge.skills.models import NAMED, StatusList
from filrouge.skills.queries.recognition import endorsements_of

from .reach import too_many

FOLDER = "skills/checks"
PAGES, FILES = 200, 60  # in ten minutes, for one address
TYPES = {"json": "application/ld+json", "png": "image/png", "svg": "image/svg+xml"}
GOOD = frozenset({Verdict.VALID, Verdict.RIGHT_FOR_GOOD})
HALF = frozenset({Verdict.RIGHT_BUT_UNASKED, Verdict.KEY_ELSEWHERE, Verdict.OTHER_FORM, Verdict.FORGOTTEN})


@login_not_required
@require_safe
@writing_on_get
def show(request: Request, badge_id: UUID) -> HttpResponse:
    """What it attests, by whom, since when, whether it still does. Visits are counted, visitors are not."""
    if too_many(request, "badge-pages", PAGES):
        return render(request, "skills/checks/busy.html", status=429)
    signed_in = request.user.is_authenticated
    become(NOBODY)
    issued = issued_badge(badge_id)
    if issued is None:
        return render(request, "skills/checks/unknown.html", status=404)
    if not signed_in and request.method == "GET":
        call("count_badge_visit", badge_id)
    return render(request, "skills/checks/show.html", _page(issued))


@login_not_required
@never_cache
@require_safe
@writing_on_get
def named(request: Request, token: str) -> HttpResponse:
    """The same with her name, for whom she gave the link to, until she takes it back."""
    signed_in = request.user.is_authenticated
    try:
        enter_link(request, token, NAMED)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    shown = shown_badge()
    if shown is None:
        return refused(request, FOLDER)
    if not signed_in and request.method == "GET":
        call("count_showing_visit")
    return render(request, "skills/checks/named.html", _page(shown.issued) | {"name": shown.name})


@login_not_required
@require_safe
@no_page("a file")
def file(request: Request, badge_id: UUID, kind: str) -> HttpResponse:
    """The signed badge, alone or within its image."""
    if too_many(request, "badge-files", FILES):
        return render(request, "skills/checks/busy.html", status=429)
    become(NOBODY)
    issued = issued_badge(badge_id)
    if issued is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="badge.{kind}"', "Cache-Control": "no-store"}
    return HttpResponse(_content(issued, kind), content_type=TYPES[kind], headers=headers)


@login_not_required
def new(request: Request) -> HttpResponse:
    """Any badge, dropped here: checked, and forgotten."""
    become(NOBODY)
    form = FileForm(posted(request), request.FILES or None)
    context: dict[str, object] = {"form": form, "said": None, "kind": ""}
    if request.method == "POST" and form.is_valid():
        if too_many(request, "badge-checks", FILES):
            return render(request, "skills/checks/busy.html", status=429)
        said = checked(form.cleaned_data["file"].read(MOST + 1))
        kind = "ok" if said.verdict in GOOD else "warn" if said.verdict in HALF else "grave"
        context |= {"said": said, "kind": kind}
    return render(request, "skills/checks/new.html", context)


@login_not_required
@require_safe
@no_page("a document for programs")
def issuer(request: Request, issuer_id: UUID) -> HttpResponse:
    """The keys of a body, former ones included, where its badges say they are."""
    document = document_of_issuer(issuer_id)
    if document is None:
        raise Http404
    return _published(document, "application/did+json")


@login_not_required
@require_safe
@no_page("a document for programs")
def statuses(request: Request, key_id: UUID) -> HttpResponse:
    """Which badges were revoked, by number."""
    listed = get_object_or_404(StatusList, pk=key_id)
    return _published(listed.document, TYPES["json"])


def _page(issued: Issued) -> dict[str, object]:
    return {"issued": issued, "name": "", "endorsements": endorsements_of(issued.badge_class.pk)}


def _content(issued: Issued, kind: str) -> bytes:
    if kind == "json":
        return signing.written(issued.credential).encode()
    drawing = issued.badge_class.drawing
    image = images.png(drawing) if kind == "png" else images.svg(drawing)
    return signing.baked(image, issued.credential, kind)


def _published(document: dict, kind: str) -> HttpResponse:
    """Read by programs of anyone, from any page."""
    answer = JsonResponse(document, content_type=kind)
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "public, max-age=60"
    return answer
