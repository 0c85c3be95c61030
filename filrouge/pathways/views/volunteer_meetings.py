from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways.actions.volunteer_meetings import note_meeting
from filrouge.pathways.forms.volunteers import MeetingForm
from filrouge.pathways.models import Match
from filrouge.pathways.volunteering.queries import meetings_of, met_or_404, signals_of
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted


def index(request: Request, match_id: UUID) -> HttpResponse:
    """What the volunteer noted with this person, and what the referent answered."""
    met = met_or_404(request.user, match_id)
    match = Match.objects.get(pk=met.match_id)
    context = {"met": met, "meetings": meetings_of(match), "signals": signals_of(match)}
    return render(request, "pathways/volunteer_meetings/index.html", context)


def new(request: Request, match_id: UUID) -> HttpResponse:
    """One minute, one thumb."""
    met = met_or_404(request.user, match_id)
    form = MeetingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        match = Match.objects.get(pk=met.match_id)
        note_meeting(by=request.user, match=match, meeting=form.meeting, signal=form.signal)
        messages.success(request, _said(met.lead) if form.signal else _("Rencontre notée. Merci !"))
        return redirect("pathways:volunteering-index")
    return render(
        request,
        "pathways/volunteer_meetings/new.html",
        {"met": met, "form": form, "back": reverse("pathways:volunteering-index")},
    )


def _said(lead: str) -> str:
    if not lead:
        return _("Rencontre notée. L’équipe lira votre message.")
    return _("Rencontre notée. %(name)s lira votre message.") % {"name": lead}
