from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.activities import policies
from filrouge.activities.actions.attendances import note_opinion
from filrouge.activities.actions.participations import refusal
from filrouge.activities.forms.participations import OpinionForm
from filrouge.activities.queries.programme import participation_of
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted

from .reach import session_or_404


def new(request: Request, session_id: UUID, person_id: UUID) -> HttpResponse:
    """What one person says of a session, if she wishes: on the telephone handed to her, or read aloud."""
    session = session_or_404(request, session_id)
    participation = participation_of(session, person_id)
    if participation is None:
        raise Http404
    require(policies.can_answer_for(request.user, participation), refusal())
    form = OpinionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.said
        if accepted(form, lambda: note_opinion(by=by, session=session, participation=participation, **said)):
            messages.success(request, _("Merci : c’est gardé."))
            return redirect("activities:sessions-show", session.pk)
    back = reverse("activities:sessions-show", args=[session.pk])
    context = {"session": session, "participation": participation, "form": form, "back": back}
    return render(request, "activities/opinions/new.html", context)
