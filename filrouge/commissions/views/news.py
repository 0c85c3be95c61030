from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from filrouge.commissions import policies
from filrouge.commissions.actions.commissions import REFUSED
from filrouge.commissions.actions.news import ask_partners
from filrouge.commissions.forms.news import NewsForm
from filrouge.commissions.sitting.partners import askable_of
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted

from .reach import meeting_or_404


def new(request: Request, meeting_id: UUID) -> HttpResponse:
    """Who will be asked, who is left out and why; a press makes the sheets."""
    meeting = meeting_or_404(meeting_id)
    require(policies.can_ask_partners(request.user, meeting), REFUSED)
    form = NewsForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, asked = request.user, form.cleaned_data["asked"]
        made = carried_out(form, lambda: ask_partners(by=by, meeting=meeting, asked=asked))
        if made:
            return redirect("partners:rounds-show", made.pk)
    context = {"form": form, "meeting": meeting, "found": askable_of(meeting)}
    return render(request, "commissions/news/new.html", context)
