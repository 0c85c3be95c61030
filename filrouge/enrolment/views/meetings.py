from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.meetings import hold_first_meeting
from filrouge.enrolment.actions.motivations import note_motivation
from filrouge.enrolment.forms.meetings import FirstMeetingForm
from filrouge.enrolment.models import FirstMeeting, Presentation
from filrouge.enrolment.queries.terms import terms_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.screens import posted, way_back

from .reach import candidacy_or_404


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """The path is presented as it is, with the page to take away under the eyes."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_hold_first_meeting)
    form = FirstMeetingForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, candidacy)
    if request.method == "POST" and form.is_valid():
        meeting = hold_first_meeting(by=request.user, candidacy=candidacy, talk=form.talk)
        if words := form.cleaned_data["words"]:
            note_motivation(by=request.user, candidacy=candidacy, on=meeting.on, words=words)
        said = {"day": meeting.reflect_until.strftime("%d/%m/%Y")}
        messages.success(request, _("Premier rendez-vous noté. Temps de réflexion jusqu’au %(day)s.") % said)
        return redirect(back)
    context = {
        "candidacy": candidacy,
        "form": form,
        "back": back,
        "presentation": Presentation.objects.in_force(candidacy.project),
        "terms": terms_of(candidacy.project_id),
    }
    return render(request, "enrolment/meetings/new.html", context)


def page(request: Request, candidacy_id: UUID) -> HttpResponse:
    """One page on paper: what she gains and loses. The version given to her, once a meeting was held."""
    candidacy = candidacy_or_404(request, candidacy_id)
    journal(request, candidacy.person_id, Reading.What.DOCUMENT)
    meeting = FirstMeeting.objects.filter(candidacy=candidacy).select_related("presentation").first()
    given = meeting.presentation if meeting else None
    context = {
        "candidacy": candidacy,
        "person": candidacy.person,
        "presentation": given or Presentation.objects.in_force(candidacy.project),
        "meeting": meeting,
        "reader": request.user,
    }
    return render(request, "enrolment/meetings/page.html", context)
