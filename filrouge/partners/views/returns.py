"""A sheet that came back: dropped, compared, accepted or refused line by line."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from filrouge.partners import policies
from filrouge.partners.actions.effects import effect_of
from filrouge.partners.actions.referrals import REFUSED
from filrouge.partners.actions.returns import original_of, read_return, take_paper
from filrouge.partners.forms.sheets import DecisionForm, PaperForm
from filrouge.partners.models import Sheet, SheetOriginal, SheetReturn
from filrouge.partners.referring.dossier import Dossier
from filrouge.partners.shuttle.folder import Compared, compared, values_of
from filrouge.partners.shuttle.returning import NotTaken
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.kinds import Kind
from filrouge.shared.rights import require
from filrouge.shared.screens import explain, posted

from .reach import dossier_or_404, referral_or_404


def new(request: Request, referral_id: UUID) -> HttpResponse:
    """The paper as it came: read apart, then shown line by line."""
    referral = referral_or_404(referral_id)
    require(policies.can_note_answer(request.user, referral), REFUSED)
    form = PaperForm(posted(request), request.FILES or None)
    elsewhere = ""
    if request.method == "POST" and form.is_valid():
        try:
            returned = take_paper(by=request.user, referral=referral, content=form.cleaned_data["paper"])
        except ValidationError as error:
            explain(form, error)
            elsewhere = _where_it_belongs(error)
        else:
            messages.success(request, _("La fiche est lue : rien n’est repris sans vous."))
            return redirect("partners:returns-show", returned.pk)
    context = {"referral": referral, "form": form, "elsewhere": elsewhere}
    return render(request, "partners/returns/new.html", context)


def show(request: Request, return_id: UUID) -> HttpResponse:
    """What left, what came back, what the record says today; what accepting would do."""
    returned = _return_or_404(return_id)
    dossier = dossier_or_404(returned.sheet.referral_id)
    referral, by = dossier.referral, request.user
    require(policies.can_note_answer(by, referral), REFUSED)
    lines = compared(dossier, returned, values_of(returned.sheet))
    open_lines = [] if dossier.is_closed else [one for one in lines if one.change.decided_at is None]
    forms = _decision_forms(request, open_lines)
    if request.method == "POST":
        decisions = {one.field: one.decided for one in forms if one.decided is not None}
        try:
            accepted = read_return(by=by, referral=referral, returned=returned, decisions=decisions)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _said(len(decisions), len(accepted)))
        return redirect("partners:returns-show", returned.pk)
    journal(request, referral.person_id, Reading.What.RECORD)
    effects = {
        one.change.field: effect_of(by, referral, one.change.field, one.change.value) for one in open_lines
    }
    context = {
        "referral": referral,
        "returned": returned,
        "lines": [
            (one, form, effects[one.change.field]) for one, form in zip(open_lines, forms, strict=True)
        ],
        "decided": [one for one in lines if one.change.decided_at],
        "is_former": _is_former(returned, dossier),
        "original": SheetOriginal.objects.filter(returned=returned).only("size", "created_at").first(),
    }
    return render(request, "partners/returns/show.html", context)


@require_safe
@no_page("a file to download")
def original(request: Request, return_id: UUID) -> HttpResponse:
    """As it came. Never shown: handed over as a download, of a neutral type."""
    returned = _return_or_404(return_id)
    referral = referral_or_404(returned.sheet.referral_id)
    require(policies.can_note_answer(request.user, referral), REFUSED)
    file = get_object_or_404(SheetOriginal, returned=returned)
    journal(request, referral.person_id, Reading.What.DOCUMENT)
    content = original_of(file)
    answer = HttpResponse(content, content_type="application/octet-stream")
    name = f"retour-{returned.sheet.reference}.{Kind.of(content) or Kind.PDF}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer


def _return_or_404(return_id: UUID) -> SheetReturn:
    return get_object_or_404(SheetReturn.objects.select_related("sheet", "created_by"), pk=return_id)


def _decision_forms(request: Request, lines: Sequence[Compared]) -> list[DecisionForm]:
    return [
        DecisionForm(posted(request), field=one.change.field, said=one.change.get_field_display())
        for one in lines
    ]


def _is_former(returned: SheetReturn, dossier: Dossier) -> bool:
    later = Sheet.objects.filter(referral=dossier.referral, version__gt=returned.sheet.version)
    return later.exists()


def _where_it_belongs(error: ValidationError) -> str:
    """The page of the referral it says it is of, for whoever reaches it; "" otherwise."""
    sheet_id: Any = error.sheet_id if isinstance(error, NotTaken) else None
    other = Sheet.objects.filter(pk=sheet_id).first() if sheet_id else None
    return reverse("partners:returns-new", args=[other.referral_id]) if other else ""


def _said(decided: int, accepted: int) -> str:
    """« 4 lignes acceptées, 2 refusées »."""
    yes = ngettext("%(count)d ligne acceptée", "%(count)d lignes acceptées", accepted) % {"count": accepted}
    no = ngettext("%(count)d refusée", "%(count)d refusées", decided - accepted) % {
        "count": decided - accepted
    }
    return f"{yes}, {no}."
