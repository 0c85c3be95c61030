from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from filrouge.commissions import policies
from filrouge.commissions.actions.meetings import approve_minutes
from filrouge.commissions.models import Meeting
from filrouge.commissions.sitting.agenda import Agenda, agenda_of
from filrouge.commissions.sitting.paper import file_name, whole
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.handing import handed_over
from filrouge.shared.papers.pdf_writing import can_write
from filrouge.shared.screens import pressed

from .reach import meeting_or_404, meeting_to_arrange


def show(request: Request, meeting_id: UUID) -> HttpResponse:
    """They write themselves: who came, how long, who does what. The coordination reads all of it, a team its own
    people; members read theirs on the page of their place."""
    meeting = meeting_or_404(meeting_id)
    context = {
        "meeting": meeting,
        "agenda": _read(request, meeting),
        "may_approve": meeting.is_over
        and bool(meeting.opened_at)
        and not meeting.approved_at
        and policies.can_run(request.user, meeting.commission),
        "has_paper": bool(meeting.opened_at) and can_write(),
    }
    return render(request, "commissions/minutes/show.html", context)


@require_safe
@no_page("a PDF")
def paper(request: Request, meeting_id: UUID) -> HttpResponse:
    """The same, to keep or to print: nobody is given more than the screen shows them."""
    meeting = meeting_or_404(meeting_id)
    if not meeting.opened_at:
        raise Http404
    if not can_write():
        messages.error(request, _("Ce serveur ne sait pas faire de PDF : imprimez cette page."))
        return redirect("commissions:minutes-show", meeting.pk)
    return handed_over(whole(_read(request, meeting), request.user), file_name(meeting))


@no_page("a button of the minutes")
@require_POST
def approve(request: Request, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_to_arrange(request, meeting_id)
    said = _("Compte rendu validé : chaque membre reçoit l’adresse de ce qu’il peut en lire.")
    pressed(request, lambda: approve_minutes(by=request.user, meeting=meeting), said)
    return redirect("commissions:minutes-show", meeting.pk)


def _read(request: Request, meeting: Meeting) -> Agenda:
    """Each file that it tells of is noted."""
    agenda = agenda_of(meeting)
    for item in agenda.looked_at:
        journal(request, item.case.person_id, Reading.What.DOCUMENT)
    return agenda
