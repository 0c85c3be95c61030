from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.motivations import note_motivation, note_presence
from filrouge.enrolment.forms.meetings import MotivationForm, PresenceForm
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.screens import posted

from .reach import candidacy_or_404, one_form


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """In the person's words."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = MotivationForm(posted(request), initial={"on": clock.today()})
    return one_form(
        request,
        candidacy,
        form,
        lambda: note_motivation(by=request.user, candidacy=candidacy, **form.cleaned_data),
        page="enrolment/motivations/new.html",
        said=_("Noté, avec ses mots."),
    )


def back(request: Request, candidacy_id: UUID) -> HttpResponse:
    """She came back, called, brought a paper: a fact."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = PresenceForm(posted(request), initial={"on": clock.today()})
    return one_form(
        request,
        candidacy,
        form,
        lambda: note_presence(by=request.user, candidacy=candidacy, **form.cleaned_data),
        page="enrolment/motivations/back.html",
        said=_("Noté."),
    )
