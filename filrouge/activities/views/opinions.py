from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.activities.actions.attendances import note_opinion
from filrouge.activities.forms.participations import OpinionForm
from filrouge.privacy.requests import Request
from filrouge.shared.screens import accepted, posted

from .reach import attendance_to_speak_of


def new(request: Request, attendance_id: UUID) -> HttpResponse:
    """What one person says of a session where she was, if she wishes: on the telephone handed to her, or read aloud."""
    attendance = attendance_to_speak_of(request, attendance_id)
    session = attendance.session
    form = OpinionForm(posted(request))
    back = reverse("activities:sessions-show", args=[session.pk])
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.said
        if accepted(form, lambda: note_opinion(by=by, attendance=attendance, **said)):
            messages.success(request, _("Merci : c’est gardé."))
            return redirect(back)
    context = {"session": session, "attendance": attendance, "form": form, "back": back}
    return render(request, "activities/opinions/new.html", context)
