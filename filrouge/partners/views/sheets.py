from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from filrouge.partners import policies
from filrouge.partners.actions.referrals import REFUSED
from filrouge.partners.actions.sheets import mail_sheet, make_sheet
from filrouge.partners.forms.sheets import SheetForm
from filrouge.partners.models import Said, Sheet
from filrouge.partners.shuttle.folder import is_whole, values_of
from filrouge.partners.shuttle.mailing import why_not_mailed
from filrouge.partners.shuttle.paper import Cover, drawn, name_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.handing import handed_over
from filrouge.shared.papers.kinds import Kind
from filrouge.shared.papers.pdf_writing import can_write
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted, pressed

from .reach import dossier_or_404, referral_or_404


def new(request: Request, referral_id: UUID) -> HttpResponse:
    """What it says, among what she agreed to; what it asks."""
    dossier = dossier_or_404(referral_id)
    referral = dossier.referral
    require(policies.can_end(request.user, referral), REFUSED)
    form = SheetForm(posted(request), said=dossier.values, has_email=bool(referral.email))
    if request.method == "POST" and form.is_valid():
        made = carried_out(form, lambda: make_sheet(by=request.user, referral=referral, **form.cleaned_data))
        if made:
            messages.success(request, _("La fiche est prête : le partenaire la voit par son lien."))
            return redirect("partners:referrals-show", referral.pk)
    journal(request, referral.person_id, Reading.What.RECORD)
    context = {"referral": referral, "dossier": dossier, "form": form}
    return render(request, "partners/sheets/new.html", context)


@require_safe
@no_page("a PDF")
def paper(request: Request, sheet_id: UUID) -> HttpResponse:
    """To send by hand, or to print."""
    return _handed(request, sheet_id, Kind.PDF)


@require_safe
@no_page("a DOCX")
def document(request: Request, sheet_id: UUID) -> HttpResponse:
    """To send by hand, to whoever fills it with a word processor."""
    return _handed(request, sheet_id, Kind.DOCX)


def mail(request: Request, sheet_id: UUID) -> HttpResponse:
    """What it says, where it would go, or why it may not leave so; a press sends it."""
    sheet = get_object_or_404(Sheet, pk=sheet_id)
    referral = referral_or_404(sheet.referral_id)
    require(policies.can_end(request.user, referral), REFUSED)
    if request.method == "POST":
        said = _("La fiche part par e-mail, à %(email)s.") % {"email": referral.email}
        pressed(request, lambda: mail_sheet(by=request.user, referral=referral, sheet=sheet), said)
        return redirect("partners:referrals-show", referral.pk)
    journal(request, referral.person_id, Reading.What.RECORD)
    values = values_of(sheet)
    context = {
        "referral": referral,
        "sheet": sheet,
        "lines": [(Said(one).label, values[one]) for one in sheet.lines if one in values],
        "why_not": why_not_mailed(referral, sheet),
    }
    return render(request, "partners/sheets/mail.html", context)


def _handed(request: Request, sheet_id: UUID, kind: Kind) -> HttpResponse:
    """Nobody is given a sheet that says more than they may read."""
    sheet = get_object_or_404(Sheet, pk=sheet_id)
    referral = referral_or_404(sheet.referral_id)
    values = values_of(sheet)
    require(policies.can_note_answer(request.user, referral), REFUSED)
    if not is_whole(sheet, values):
        raise PermissionDenied(
            _("Cette fiche dit quelque chose qui ne vous est pas ouvert, ou ce qu’elle disait est effacé.")
        )
    if kind is Kind.PDF and not can_write():
        messages.error(
            request, _("Ce serveur ne sait pas faire de PDF : le partenaire a la page du lien, et le DOCX.")
        )
        return redirect("partners:referrals-show", referral.pk)
    journal(request, referral.person_id, Reading.What.DOCUMENT)
    paper = drawn(sheet, values, Cover.of_referral(referral), kind)
    return handed_over(paper, name_of(sheet, kind), kind)
