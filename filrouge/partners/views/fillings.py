"""The sheet by the link of the partner: filled in on the page, or on a paper that is sent back here."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from filrouge.partners.actions.returns import send_back
from filrouge.partners.forms.sheets import FillingForm, PaperForm
from filrouge.partners.models import PURPOSE
from filrouge.partners.referring.referred import Referred, referred
from filrouge.partners.shuttle.boxes import boxes
from filrouge.partners.shuttle.paper import Cover, drawn, name_of, told_lines
from filrouge.partners.shuttle.received import Received, received
from filrouge.partners.shuttle.returning import NotTaken, came_back, read_paper
from filrouge.privacy.closed_links import refused, renewed
from filrouge.privacy.journal import journal
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.handing import handed_over
from filrouge.shared.papers.kinds import Kind
from filrouge.shared.papers.pdf_writing import can_write
from filrouge.shared.screens import accepted

FOLDER = "partners/answers"
FILES, WINDOW = 20, 3600  # files read for one link in so many seconds: each takes a process


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opening sends nothing. A press sends what was typed, or the paper; another asks an expired link again."""
    if request.method == "POST" and "renew" in request.POST:
        return renewed(request, FOLDER, token, PURPOSE)
    try:
        link = enter_link(request, token, PURPOSE)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    found, sheets = referred(), received()
    if found is None or sheets is None:
        return refused(request, FOLDER)
    sheet = sheets.latest
    sent = sheets.values[sheet.pk]
    is_paper = "paper" in request.FILES or "drop" in request.POST
    typed = request.POST if request.method == "POST" else None
    form = FillingForm(None if is_paper else typed, boxes=boxes(sheet.lines, sheet.asked, sent))
    paper = PaperForm(typed if is_paper else None, request.FILES if is_paper else None)
    taken = False
    if paper.is_bound and paper.is_valid():
        taken = _taken(paper, lambda: _send_paper(link, found, sheets, paper.cleaned_data["paper"]))
    elif form.is_bound and form.is_valid():
        taken = _taken(
            form,
            lambda: send_back(
                link=link, found=found, sheet=sheet, came=came_back(sheet, sent, form.cleaned_data)
            ),
        )
    if taken:
        messages.success(request, _("Merci : l’équipe a votre fiche."))
        return redirect("partners:answers-show", token)
    if request.method == "GET":
        journal(request, found.person_id, Reading.What.DOCUMENT)
    context = {
        "referred": found,
        "sheet": sheet,
        "told": told_lines(sheet, sent),
        "form": form,
        "paper": paper,
        "token": token,
        "can_write": can_write(),
    }
    return render(request, "partners/fillings/show.html", context)


@login_not_required
@never_cache
@require_safe
@no_page("a PDF")
def paper(request: Request, token: str) -> HttpResponse:
    return _handed(request, token, Kind.PDF)


@login_not_required
@never_cache
@require_safe
@no_page("a DOCX")
def document(request: Request, token: str) -> HttpResponse:
    return _handed(request, token, Kind.DOCX)


def _handed(request: Request, token: str, kind: Kind) -> HttpResponse:
    try:
        enter_link(request, token, PURPOSE)
    except LinkRefused:
        return redirect("partners:fillings-show", token)  # which says why, and may ask for another
    found, sheets = referred(), received()
    if found is None or sheets is None or (kind is Kind.PDF and not can_write()):
        return refused(request, FOLDER)
    journal(request, found.person_id, Reading.What.DOCUMENT)
    sheet = sheets.latest
    paper = drawn(sheet, sheets.values[sheet.pk], Cover.of_link(found), kind)
    return handed_over(paper, name_of(sheet, kind), kind)


def _send_paper(link: OutsideLink, found: Referred, sheets: Received, content: bytes) -> None:
    if not _may_read(link):
        raise NotTaken(_("Beaucoup de fichiers viennent d’arriver par ce lien : réessayez dans une heure."))
    known = [one for one in sheets.sheets if sheets.values[one.pk]]
    sheet, fields = read_paper(content, known, Cover.of_link(found).signed_for)
    came = came_back(sheet, sheets.values[sheet.pk], fields)
    send_back(link=link, found=found, sheet=sheet, came=came, content=content)


def _may_read(link: OutsideLink) -> bool:
    key = f"sheet-files:{link.pk}"
    cache.add(key, 0, WINDOW)
    return cache.incr(key) <= FILES


def _taken(form: FillingForm | PaperForm, act: Callable[[], None]) -> bool:
    try:
        return accepted(form, act)
    except PermissionDenied:
        form.add_error(None, _("Cette fiche est déjà revenue beaucoup de fois : appelez plutôt l’équipe."))
        return False
