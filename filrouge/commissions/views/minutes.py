from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.commissions import policies
from filrouge.commissions.actions.meetings import approve_minutes
from filrouge.commissions.sitting.agenda import agenda_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import pressed

from .reach import meeting_or_404, meeting_to_arrange


def show(request: Request, meeting_id: UUID) -> HttpResponse:
    """They write themselves: who came, how long, who does what. The coordination reads all of it, a team its own
    people; members read theirs on the page of their place."""
    meeting = meeting_or_404(meeting_id)
    agenda = agenda_of(meeting)
    looked_at = [item for item in agenda.items if item.case.started_at]
    for item in looked_at:
        journal(request, item.case.person_id, Reading.What.DOCUMENT)
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "items": looked_at,
        "left": [item for item in agenda.items if not item.case.started_at],
        "came": [place for place in agenda.places if place.came],
        "away": [place for place in agenda.places if not place.came],
        "may_approve": meeting.is_over
        and bool(meeting.opened_at)
        and not meeting.approved_at
        and policies.can_run(request.user, meeting.commission),
    }
    return render(request, "commissions/minutes/show.html", context)


@no_page("a button of the minutes")
@require_POST
def approve(request: Request, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_to_arrange(request, meeting_id)
    said = _("Compte rendu validé : chaque membre reçoit l’adresse de ce qu’il peut en lire.")
    pressed(request, lambda: approve_minutes(by=request.user, meeting=meeting), said)
    return redirect("commissions:minutes-show", meeting.pk)
