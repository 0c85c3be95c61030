from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.refusals import note_taken_over, refuse_candidacy
from filrouge.enrolment.actions.traces import refusal
from filrouge.enrolment.forms.outcomes import RefusalForm, TakenOverForm
from filrouge.enrolment.models import Refusal
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

from .reach import candidacy_or_404, one_form


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """No, why, and where else."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = RefusalForm(posted(request), initial={"on": clock.today()})
    return one_form(
        request,
        candidacy,
        form,
        lambda: refuse_candidacy(by=request.user, candidacy=candidacy, no=form.no),
        page="enrolment/refusals/new.html",
        said=_("Refus noté, avec l’adresse où la personne peut aller."),
    )


def settle(request: Request, candidacy_id: UUID) -> HttpResponse:
    """Was she received where she was sent? A re-orientation ends there, not at the door."""
    candidacy = candidacy_or_404(request, candidacy_id)
    refused = get_object_or_404(Refusal, candidacy=candidacy)
    require(policies.can_write_candidacy(request.user, candidacy), refusal())
    form = TakenOverForm(posted(request), initial={"on": clock.today()})
    return one_form(
        request,
        candidacy,
        form,
        lambda: note_taken_over(by=request.user, refused=refused, **form.cleaned_data),
        page="enrolment/refusals/settle.html",
        said=_("Noté : la réorientation a abouti."),
        refused=refused,
    )
