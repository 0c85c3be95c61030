from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.motivations import note_motivation, note_presence
from filrouge.enrolment.forms.meetings import MotivationForm, PresenceForm
from filrouge.privacy.requests import Request
from filrouge.shared import clock

from .reach import candidacy_or_404, posted, way_back


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """In the person's words."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = MotivationForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, candidacy)
    if request.method == "POST" and form.is_valid():
        note_motivation(by=request.user, candidacy=candidacy, **form.cleaned_data)
        messages.success(request, _("Noté, avec ses mots."))
        return redirect(back)
    return render(
        request, "enrolment/motivations/new.html", {"candidacy": candidacy, "form": form, "back": back}
    )


def back(request: Request, candidacy_id: UUID) -> HttpResponse:
    """She came back, called, brought a paper: a fact."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = PresenceForm(posted(request), initial={"on": clock.today()})
    whence = way_back(request, candidacy)
    if request.method == "POST" and form.is_valid():
        note_presence(by=request.user, candidacy=candidacy, **form.cleaned_data)
        messages.success(request, _("Noté."))
        return redirect(whence)
    return render(
        request, "enrolment/motivations/back.html", {"candidacy": candidacy, "form": form, "back": whence}
    )
