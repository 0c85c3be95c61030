from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.refusals import note_taken_over, refuse_candidacy
from filrouge.enrolment.actions.traces import refusal
from filrouge.enrolment.forms.outcomes import RefusalForm, TakenOverForm
from filrouge.enrolment.models import Refusal
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require

from .reach import candidacy_or_404, done, posted, way_back


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """No, why, and where else."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = RefusalForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, candidacy)

    def act() -> object:
        return refuse_candidacy(by=request.user, candidacy=candidacy, no=form.no)

    if request.method == "POST" and form.is_valid() and done(form, act):
        messages.success(request, _("Refus noté, avec l’adresse où la personne peut aller."))
        return redirect(back)
    return render(
        request, "enrolment/refusals/new.html", {"candidacy": candidacy, "form": form, "back": back}
    )


def settle(request: Request, candidacy_id: UUID) -> HttpResponse:
    """Was she received where she was sent? A re-orientation ends there, not at the door."""
    candidacy = candidacy_or_404(request, candidacy_id)
    refused = get_object_or_404(Refusal, candidacy=candidacy)
    require(policies.can_write_candidacy(request.user, candidacy), refusal())
    form = TakenOverForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, candidacy)
    if request.method == "POST" and form.is_valid():
        note_taken_over(by=request.user, refused=refused, **form.cleaned_data)
        messages.success(request, _("Noté : la réorientation a abouti."))
        return redirect(back)
    context = {"candidacy": candidacy, "refused": refused, "form": form, "back": back}
    return render(request, "enrolment/refusals/settle.html", context)
